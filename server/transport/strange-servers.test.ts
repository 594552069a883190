import { afterEach, describe, expect, it } from 'vitest';
import { startMailSink, type Answer, type Moment } from '#tests/support/mail-sink.ts';
import { selfSigned } from '#tests/support/server-certificate.ts';
import { openSession, type Session, type Target } from './session.ts';

const guard = { allow: () => Promise.resolve(true), ownPorts: [] };
const timeouts = { connect: 2000, reply: 300 };
const body = Buffer.from('Subject: hello\r\n\r\nHello\r\n');
const envelope = { from: 'facturen@zonneveld.example', to: ['jan@klant.example'], size: body.length };
const leave = () => Promise.resolve(true);

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0)) await end();
});

const at =
	(step: Moment['step'], answer: Answer) =>
	(moment: Moment): Answer =>
		moment.step === step ? answer : null;

async function open(answer: (moment: Moment) => Answer, security: Target['security'] = 'none') {
	const certificate = await selfSigned('127.0.0.1');
	const sink = await startMailSink(answer, { from: 'starttls', certificate: () => certificate });
	ends.push(() => sink.close());
	const target = { host: '127.0.0.1', port: sink.port, login: 'none', user: '', password: '', pin: '' } as const;
	return openSession({ ...target, security }, guard, timeouts);
}

async function opened(answer: (moment: Moment) => Answer): Promise<Session> {
	const session = await open(answer);
	if (!session.ok) throw new Error(session.error.type);
	ends.push(() => Promise.resolve(session.value.close()));
	return session.value;
}

/** Sends bytes that come to no reply, each well within the time that a reply is waited for. */
const drip: Answer = (socket) => {
	const timer = setInterval(() => socket.write('2'), timeouts.reply / 10);
	return new Promise((resolve) => socket.once('close', () => resolve((clearInterval(timer), false))));
};

describe('a strange server', () => {
	it('is given up when its bytes come to no answer, before and after the message', async () => {
		expect(await open(at('ehlo', drip))).toMatchObject({ ok: false, error: { type: 'Unreachable' } });
		const session = await opened(at('end', drip));
		expect(await session.send(envelope, body, leave)).toMatchObject({ ending: { type: 'Lost' }, handedOver: true });
		expect(session.isOpen()).toBe(false);
	});

	it('has not refused a message with anything but 4xx or 5xx', async () => {
		const session = await opened(at('end', '334 What else?'));
		expect(await session.send(envelope, body, leave)).toMatchObject({
			end: null,
			ending: { type: 'Lost' },
			handedOver: true
		});
	});

	it('is tried again where it has no TLS for the moment, and is not where it has none', async () => {
		expect(await open(at('starttls', '454 4.7.0 TLS not available'), 'starttls')).toMatchObject({
			error: { type: 'Refused', reply: { code: 454 } }
		});
		expect(await open(at('starttls', '502 5.5.1 Unknown'), 'starttls')).toMatchObject({ error: { type: 'Tls' } });
	});

	it('is not waited for after RSET before the refusals count', async () => {
		const session = await opened(({ step }) =>
			step === 'rcpt' ? '550 5.1.1 User unknown' : step === 'rset' ? () => new Promise(() => {}) : null
		);
		expect(await session.send(envelope, body, leave)).toMatchObject({
			recipients: [{ code: 550 }],
			ending: { type: 'Answered' }
		});
		expect(await session.send(envelope, body, leave)).toMatchObject({ mail: null, ending: { type: 'Lost' } });
	});
});
