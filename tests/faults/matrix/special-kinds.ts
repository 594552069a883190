import type { Answer, Moment } from '#tests/support/mail-sink.ts';
import { at, one, three, two, type Kind } from './kinds.ts';
import { drips, dropsAfterwards, dripsForEver, late, saysAndDrops, saysTooMuch, silence } from './manners.ts';

const uncertain = 'uncertain: connection-lost';
const lost = 'deferred: connection-lost';

const replies: Kind[] = [
	{ name: 'half a reply to RCPT', answer: at('rcpt', saysAndDrops('25')), expected: lost },
	{ name: 'half a reply after the dot', answer: at('end', saysAndDrops('25')), expected: uncertain },
	{
		name: 'one line of two after the dot',
		answer: at('end', saysAndDrops('250-2.0.0 Taken\r\n')),
		expected: uncertain
	},
	{
		name: 'a line without its end after the dot',
		answer: at('end', saysAndDrops('250 2.0.0 Taken')),
		expected: uncertain
	},
	{ name: '250, then disconnect', answer: at('end', saysAndDrops('250 2.0.0 Taken\r\n')), expected: 'accepted' },
	{
		name: '450, then disconnect',
		answer: at('end', saysAndDrops('450 4.2.0 Later\r\n')),
		expected: 'deferred: greylisted'
	},
	{ name: 'no reply at all after the dot, but noise', answer: at('end', taking('banana')), expected: uncertain },
	{ name: '334 after the dot', answer: at('end', '334 What else?'), expected: uncertain },
	{ name: '250 before the message was given', answer: at('body', '250 2.0.0 Taken'), expected: lost, body: 'large' },
	{ name: '250 to DATA', answer: at('data', '250 2.0.0 Go ahead'), expected: 'accepted' },
	{ name: 'one byte a second after the dot', answer: at('end', drips('250 2.0.0 Taken')), expected: 'accepted' },
	{
		name: 'bytes without end at EHLO',
		answer: at('ehlo', dripsForEver(false)),
		expected: 'waiting; down: unreachable'
	},
	{ name: 'bytes without end at RCPT', answer: at('rcpt', dripsForEver(false)), expected: lost },
	{ name: 'bytes without end after the dot', answer: at('end', dripsForEver(true)), expected: uncertain },
	{ name: 'a reply of 1 MB after the dot', answer: at('end', `250 ${'x'.repeat(1_000_000)}`), expected: 'accepted' },
	{ name: 'a reply of 3 MB at RCPT', answer: at('rcpt', saysTooMuch(false)), expected: lost },
	{ name: 'a reply of 3 MB after the dot', answer: at('end', saysTooMuch(true)), expected: uncertain },
	{ name: 'a reply just in time', answer: at('end', late(0.6, '250 2.0.0 Taken')), expected: 'accepted' },
	{ name: 'a reply too late', answer: at('end', late(1.5, '250 2.0.0 Taken')), expected: uncertain },
	{ name: 'a refusal too late', answer: at('end', late(1.5, '554 5.6.0 No')), expected: uncertain }
];

const secured = { from: 'starttls', certificate: 'good' } as const;
const certificates = (['expired', 'wrong-host', 'self-signed'] as const).flatMap((certificate): Kind[] => [
	{
		name: `a certificate that is ${certificate}, STARTTLS`,
		answer: () => null,
		expected: 'waiting; paused: certificate',
		mailbox: { security: 'starttls' },
		tls: { from: 'starttls', certificate }
	},
	{
		name: `a certificate that is ${certificate}, TLS`,
		answer: () => null,
		expected: 'waiting; paused: certificate',
		mailbox: { security: 'tls' },
		tls: { from: 'connect', certificate }
	}
]);

const security: Kind[] = [
	{
		name: 'nothing wrong, STARTTLS',
		answer: () => null,
		expected: 'accepted',
		mailbox: { security: 'starttls' },
		tls: secured
	},
	{
		name: 'STARTTLS stripped',
		answer: ({ step }) =>
			step === 'ehlo' ? '250-sink\r\n250 PIPELINING' : step === 'starttls' ? '502 5.5.1 Unknown' : null,
		expected: 'waiting; paused: tls',
		mailbox: { security: 'starttls' },
		tls: secured
	},
	{
		name: 'no TLS where it is spoken from the start',
		answer: () => null,
		expected: 'waiting; paused: tls',
		mailbox: { security: 'tls' }
	}
];

const sizes: Kind[] = [
	{ name: 'SIZE announced too small', answer: at('ehlo', '250-sink\r\n250 SIZE 500'), expected: 'rejected: too-big' },
	{
		name: 'SIZE exceeded at MAIL',
		answer: at('mail', '552 5.3.4 Message size exceeds fixed limit'),
		expected: 'rejected: too-big'
	},
	{ name: 'SIZE exceeded after the dot', answer: at('end', '552 5.3.4 Too large'), expected: 'rejected: too-big' }
];

/** Refuses the second recipient and puts the third one off, and answers some steps besides. */
const mixed =
	(besides: Partial<Record<Moment['step'], Answer>>) =>
	({ step, of }: Moment): Answer => {
		if (step === 'rcpt' && of === two) return '550 5.1.1 User unknown';
		if (step === 'rcpt' && of === three) return '450 4.2.0 Greylisted';
		return besides[step] ?? null;
	};

const others = 'rejected: unknown-user, deferred: greylisted';
const recipients = [one, two, three];
const unpiped = '250-sink\r\n250 SIZE 30000000';

const several: Kind[] = [
	{ name: 'of three, one refused and one put off', answer: mixed({}), expected: `accepted, ${others}`, recipients },
	{
		name: 'the same without pipelining',
		answer: mixed({ ehlo: unpiped }),
		expected: `accepted, ${others}`,
		recipients
	},
	{
		name: 'the same, dropped after the dot',
		answer: mixed({ end: 'drop' }),
		expected: `${uncertain}, ${others}`,
		recipients
	},
	{
		name: 'the same, dropped before 354',
		answer: mixed({ data: dropsAfterwards }),
		expected: `${lost}, ${others}`,
		recipients
	},
	{
		name: 'the same, refused after the dot',
		answer: mixed({ end: '554 5.6.0 No' }),
		expected: `rejected: content-refused, ${others}`,
		recipients
	},
	{
		name: 'all refused, and silence after RSET',
		answer: ({ step }) => (step === 'rcpt' ? '550 5.1.1 User unknown' : step === 'rset' ? silence : null),
		expected: 'rejected: unknown-user'
	}
];

/** What the grid does not hold. */
export const specialKinds: Kind[] = [...replies, ...certificates, ...security, ...sizes, ...several];

/** Takes the message and says something that is no reply. */
function taking(words: string): Answer {
	return (socket) => socket.write(`${words}\r\n`) || true;
}
