import type { RecipientState } from '#domain/receipt.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import type { Answer, Moment, SinkTls } from '#tests/support/mail-sink.ts';
import { silence } from './manners.ts';

/** One way in which a mail server misbehaves, and what must become of a message that is sent to it. */
export interface Kind {
	name: string;
	/** What the server answers; null as usual. */
	answer: (moment: Moment) => Answer;
	/** The state of the message's recipients with its reason, in their order; `waiting` with the trouble of the mailbox. */
	expected: string;
	/** Beside a plain mailbox without TLS and login. */
	mailbox?: Partial<MailboxRow>;
	tls?: Tls;
	/** One where nothing else is said. */
	recipients?: readonly string[];
	/** `large`: more than the buffers between relay and server hold. */
	body?: 'large';
}

/** How a kind secures connections, and the certificate that it shows while it misbehaves. */
export interface Tls {
	from: SinkTls['from'];
	certificate: 'good' | 'expired' | 'wrong-host' | 'self-signed';
}

/** The addresses that messages go to. */
export const one = 'inkoop@debtor.example';
export const two = 'boekhouding@debtor.example';
export const three = 'kopie@debtor.example';

type Step = Exclude<Moment['step'], 'rset'>;
type Fault = 'drop' | '421' | '4xx' | '5xx' | 'silence';

/** Answers so at one step, and as usual at all others. */
export const at =
	(step: Moment['step'], answer: Answer) =>
	(moment: Moment): Answer =>
		moment.step === step ? answer : null;

const answers: Record<Fault, (step: Step) => Answer> = {
	drop: () => 'drop',
	'421': () => '421 4.3.2 Closing',
	'4xx': (step) => (step === 'starttls' ? '454 4.7.0 TLS not available now' : '451 4.3.0 Later'),
	'5xx': (step) => refusals[step],
	silence: () => silence
};

const refusals: Record<Step, string> = {
	connect: '554 5.3.2 No service here',
	ehlo: '550 5.7.1 Go away',
	starttls: '501 5.5.4 No TLS',
	auth: '535 5.7.8 Wrong password',
	mail: '550 5.7.1 Sender address rejected: not owned by user',
	rcpt: '550 5.1.1 User unknown',
	data: '554 5.5.0 No',
	body: '554 5.6.0 Malformed',
	end: '554 5.6.0 Malformed'
};

const lost = `${'deferred' satisfies RecipientState}: connection-lost`;
const busy = 'deferred: server-busy';
const unreachable = 'waiting; down: unreachable';
const busyServer = 'waiting; down: server-busy';

/** What each fault comes to at each step: the whole table of the grid. */
const outcomes: Record<Step, Record<Fault, string>> = {
	connect: {
		drop: unreachable,
		'421': busyServer,
		'4xx': busyServer,
		'5xx': 'waiting; paused: blocked',
		silence: unreachable
	},
	ehlo: {
		drop: unreachable,
		'421': busyServer,
		'4xx': busyServer,
		'5xx': 'waiting; paused: blocked',
		silence: unreachable
	},
	starttls: {
		drop: unreachable,
		'421': busyServer,
		'4xx': busyServer,
		'5xx': 'waiting; paused: tls',
		silence: unreachable
	},
	auth: {
		drop: unreachable,
		'421': busyServer,
		'4xx': busyServer,
		'5xx': 'waiting; paused: login',
		silence: unreachable
	},
	mail: { drop: lost, '421': busy, '4xx': busy, '5xx': 'waiting; paused: sender-refused', silence: lost },
	rcpt: { drop: lost, '421': busy, '4xx': busy, '5xx': 'rejected: unknown-user', silence: lost },
	data: { drop: lost, '421': busy, '4xx': busy, '5xx': 'rejected: refused', silence: lost },
	body: { drop: lost, '421': busy, '4xx': busy, '5xx': 'rejected: content-refused', silence: lost },
	end: {
		drop: 'uncertain: connection-lost',
		'421': busy,
		'4xx': busy,
		'5xx': 'rejected: content-refused',
		silence: 'uncertain: connection-lost'
	}
};

const settings: Partial<Record<Step, Pick<Kind, 'mailbox' | 'tls' | 'body'>>> = {
	starttls: { mailbox: { security: 'starttls' }, tls: { from: 'starttls', certificate: 'good' } },
	auth: { mailbox: { login: 'password', user: 'zonneveld', secret: Buffer.from('secret') } },
	body: { body: 'large' }
};

/** Each fault at each step. */
export const grid: Kind[] = (Object.keys(outcomes) as Step[]).flatMap((step) =>
	(Object.keys(answers) as Fault[]).map((fault) => ({
		name: `${fault} at ${step}`,
		answer: at(step, answers[fault](step)),
		expected: outcomes[step][fault],
		...settings[step]
	}))
);
