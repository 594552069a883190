import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { X509Certificate } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { selfSigned } from '#tests/support/server-certificate.ts';
import { startMailSink, type Moment } from '#tests/support/mail-sink.ts';
import { openSession, type Target } from './session.ts';

const guard = { allow: () => Promise.resolve(true), ownPorts: [] };
const timeouts = { connect: 2000, reply: 2000 };
const leave = () => Promise.resolve(true);
const body = Buffer.from('Subject: hello\r\n\r\n.a line that begins with a dot\r\n');

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0)) await end();
});

/** A server with a certificate of its own that nobody has signed; logins ever tried are kept. */
async function startSecure(options: SMTPServerOptions) {
	const logins: string[] = [];
	const server = new SMTPServer({
		...(await selfSigned('127.0.0.1')),
		...options,
		onAuth(login, _, done) {
			logins.push(login.username ?? '');
			done(null, { user: login.username });
		}
	});
	server.on('error', () => {});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	ends.push(() => new Promise<void>((resolve) => server.close(resolve)));
	return { port: (server.server.address() as AddressInfo).port, logins };
}

const target = (port: number, change: Partial<Target>): Target => ({
	host: '127.0.0.1',
	port,
	security: 'none',
	login: 'none',
	user: 'zonneveld',
	password: 'secret',
	pin: '',
	...change
});

const open = async (port: number, change: Partial<Target> = {}) => {
	const session = await openSession(target(port, change), guard, timeouts);
	if (session.ok) session.value.close();
	return session;
};

describe('openSession', () => {
	it.each([
		['tls', { secure: true }],
		['starttls', {}],
		['opportunistic', {}]
	] as const)('refuses a certificate that nobody vouches for, with %s, before the login', async (security, options) => {
		const { port, logins } = await startSecure(options);
		const opened = await open(port, { security, login: 'password' });
		expect(opened).toMatchObject({ ok: false, error: { type: 'Certificate' } });
		expect(logins).toEqual([]);
	});

	it.each([
		['tls', { secure: true }],
		['starttls', {}]
	] as const)('takes a certificate that is pinned, and no other, with %s', async (security, options) => {
		const certificate = await selfSigned('mail.zonneveld.example');
		const { port, logins } = await startSecure({ ...options, ...certificate });
		const { fingerprint256 } = new X509Certificate(certificate.cert);
		const pin = fingerprint256.replaceAll(':', '').toLowerCase();
		const pinned = (fingerprint: string) => open(port, { security, login: 'password', pin: fingerprint });
		expect(await pinned('0'.repeat(64))).toMatchObject({
			ok: false,
			error: { type: 'Certificate', fault: 'changed', certificate: { fingerprint: pin } }
		});
		expect(logins).toEqual([]);
		expect(await pinned(pin)).toMatchObject({ ok: true });
		expect(logins).toEqual(['zonneveld']);
	});

	it('refuses another certificate at the address of one that it knows', async () => {
		const known = await selfSigned('mail.zonneveld.example');
		const pin = new X509Certificate(known.cert).fingerprint256.replaceAll(':', '').toLowerCase();
		const first = await startSecure({ secure: true, ...known });
		expect(await open(first.port, { security: 'tls', pin })).toMatchObject({ ok: true });
		const other = await startSecure({ secure: true, ...(await selfSigned('mail.zonneveld.example')) });
		const opened = await open(other.port, { security: 'tls', login: 'password', pin });
		expect(opened).toMatchObject({ ok: false, error: { type: 'Certificate', fault: 'changed' } });
		expect(other.logins).toEqual([]);
	});

	it('tells a trusted certificate that is for another server', async () => {
		const before = getCACertificates('default');
		const certificate = await selfSigned('mail.zonneveld.example');
		setDefaultCACertificates([certificate.cert]);
		ends.push(() => Promise.resolve(setDefaultCACertificates(before)));
		const { port } = await startSecure({ secure: true, ...certificate });
		expect(await open(port, { security: 'tls' })).toMatchObject({
			error: { type: 'Certificate', fault: 'wrong-host', certificate: { names: ['mail.zonneveld.example'] } }
		});
	});

	it.each([
		['of its own making', '127.0.0.1', 30, '', 'self-signed'],
		['that has ended', '127.0.0.1', -1, '', 'expired'],
		['that has ended, although it is pinned', '127.0.0.1', -1, 'pinned', 'expired']
	])('tells a certificate %s', async (_what, name, days, pinned, fault) => {
		const certificate = await selfSigned(name, days);
		const { port, logins } = await startSecure({ secure: true, ...certificate });
		const shown = new X509Certificate(certificate.cert);
		const fingerprint = shown.fingerprint256.replaceAll(':', '').toLowerCase();
		const opened = await open(port, { security: 'tls', login: 'password', pin: pinned && fingerprint });
		expect(opened).toMatchObject({
			error: {
				type: 'Certificate',
				fault,
				certificate: { fingerprint, names: [name], validTo: shown.validToDate.toISOString() }
			}
		});
		expect(logins).toEqual([]);
	});

	it('does not log in without the TLS that is required', async () => {
		const { port, logins } = await startSecure({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
		expect(await open(port, { security: 'starttls', login: 'password' })).toMatchObject({
			ok: false,
			error: { type: 'Tls' }
		});
		expect(await open(port, { security: 'opportunistic', login: 'password', pin: '0'.repeat(64) })).toMatchObject({
			ok: false,
			error: { type: 'Tls' }
		});
		expect(logins).toEqual([]);
	});

	it.each([
		['connect', '554 5.7.1 Go away', { type: 'Refused', reply: { code: 554, text: '5.7.1 Go away' } }],
		['connect', '421 4.7.0 Too many', { type: 'Refused', reply: { code: 421, text: '4.7.0 Too many' } }],
		['connect', 'drop', { type: 'Unreachable' }],
		['ehlo', 'drop', { type: 'Unreachable' }],
		['auth', 'drop', { type: 'Unreachable' }],
		['auth', '535 5.7.8 No', { type: 'Login', reply: { code: 535, text: '5.7.8 No' } }],
		['auth', '454 4.7.0 Later', { type: 'Login', reply: { code: 454, text: '4.7.0 Later' } }]
	] as const)('at %s, answered by %s, says %o', async (step, answer, error) => {
		const sink = await startMailSink((moment) => (moment.step === step ? answer : null));
		ends.push(() => sink.close());
		expect(await open(sink.port, { login: 'password' })).toMatchObject({ ok: false, error });
	});

	it('does not connect where it is not allowed to', async () => {
		const sink = await startMailSink(() => null);
		ends.push(() => sink.close());
		const forbidden = { ...guard, allow: () => Promise.resolve(false) };
		expect(await openSession(target(sink.port, {}), forbidden, timeouts)).toMatchObject({
			error: { type: 'NotAllowed' }
		});
		expect(sink.asked).toEqual([]);
	});

	it('gives up on a server that does not greet', async () => {
		const sink = await startMailSink(({ step }) => (step === 'connect' ? new Promise(() => {}) : null));
		ends.push(() => sink.close());
		const opened = await openSession(target(sink.port, {}), guard, { ...timeouts, connect: 50 });
		expect(opened).toMatchObject({ ok: false, error: { type: 'Unreachable' } });
	});
});

describe('send', () => {
	const to = ['jan@klant.example', 'piet@klant.example'];
	async function send(answer: (moment: Moment) => string | null, size = body.length) {
		const sink = await startMailSink(answer);
		ends.push(() => sink.close());
		const session = await openSession(target(sink.port, {}), guard, timeouts);
		if (!session.ok) throw new Error(session.error.type);
		const exchange = await session.value.send({ from: 'facturen@zonneveld.example', to, size }, body, leave);
		return { exchange, sink, session: session.value };
	}

	it('keeps the words for each recipient, and hands over the very bytes', async () => {
		const { exchange, sink, session } = await send(({ step, of }) =>
			step === 'rcpt' && of === to[1] ? '550-5.1.1 No such\r\n550 5.1.1 user' : null
		);
		expect(exchange).toMatchObject({
			mail: { code: 250 },
			recipients: [{ code: 250 }, { code: 550, text: '5.1.1 No such 5.1.1 user' }],
			data: { code: 354 },
			end: { code: 250, text: '2.0.0 Taken' },
			ending: { type: 'Answered' },
			handedOver: true
		});
		expect(sink.taken[0]!.bytes.equals(body.subarray(0, -2))).toBe(true);
		expect(session.isOpen()).toBe(true);
		session.close();
	});

	it('knows that a message was not handed over when the connection drops before 354', async () => {
		const { exchange, session } = await send(({ step }) => (step === 'data' ? 'drop' : null));
		expect(exchange).toMatchObject({ ending: { type: 'Lost' }, handedOver: false, end: null });
		expect(session.isOpen()).toBe(false);
	});

	it('knows that a message was handed over when the connection drops after it', async () => {
		const { exchange } = await send(({ step }) => (step === 'end' ? 'drop' : null));
		expect(exchange).toMatchObject({ ending: { type: 'Lost' }, handedOver: true, end: null });
	});

	it('asks the server nothing about a message that is larger than it takes', async () => {
		const { exchange, sink, session } = await send(() => null, 40_000_000);
		expect(exchange).toMatchObject({ ending: { type: 'TooBig' }, handedOver: false, mail: null });
		expect(sink.asked).toEqual(['connect', 'ehlo']);
		session.close();
	});

	it('does not take half an answer for an answer', async () => {
		const { exchange } = await send(({ step }) => (step === 'end' ? '250-2.0.0 Taken' : null));
		expect(exchange).toMatchObject({ ending: { type: 'Lost' }, handedOver: true, end: null });
	});
});
