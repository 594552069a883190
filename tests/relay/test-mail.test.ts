import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { X509Certificate } from 'node:crypto';
import { SMTPServer } from 'smtp-server';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testsPerHour, type TestEvent } from '#domain/contract-mailbox-test.ts';
import type { MailboxList, PutMailbox } from '#domain/contract-mailboxes.ts';
import { startMailServer } from '#tests/support/mail-server.ts';
import { startMailSink, type Answer, type Moment } from '#tests/support/mail-sink.ts';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { allowPorts, startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { selfSigned } from '#tests/support/server-certificate.ts';

let relay: RunningRelay;
let device: RelayDevice;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
	relay = await startRelay();
	device = await pairWith(relay.url, relay.code);
});
afterAll(() => Promise.all([relay.stop(), ...ends.map((end) => end())]));

const words = { subject: 'Proef', text: 'Een proefmail.\n' };

/** Saves a mailbox at a port of this machine that the operator allows; its id. */
async function newMailbox(port: number, changes: Partial<PutMailbox> = {}): Promise<string> {
	const id = uuid();
	await allowPorts(relay.folder, port);
	const saved = await device.call('PUT', `mailboxes/${id}`, {
		name: 'Zonneveld',
		host: '127.0.0.1',
		port,
		security: 'none',
		login: 'none',
		user: 'zonneveld',
		senderName: 'Bakkerij Zonneveld',
		senderAddress: 'facturen@zonneveld.example',
		replyTo: '',
		pin: '',
		...changes
	} satisfies PutMailbox);
	expect(saved.status).toBe(204);
	return id;
}

const ask = (id: string, by = device) => by.call('POST', `mailboxes/${id}/test`, words);
async function test(id: string): Promise<TestEvent[]> {
	const text = await (await ask(id)).text();
	return text
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as TestEvent);
}
const seen = (events: TestEvent[]) => events.map(({ step, state }) => `${step} ${state}`);

async function sink(answer: (moment: Moment) => Answer | null) {
	const started = await startMailSink(answer);
	ends.push(() => started.close());
	return started;
}

describe('a test mail', () => {
	it('tells each step, and goes to the sender and the copy address', async () => {
		const server = await startMailServer('zonneveld', 'geheim');
		ends.push(() => server.close());
		const change = { login: 'password', password: 'geheim', copyTo: 'archief@zonneveld.example' } as const;
		const id = await newMailbox(server.port, change);
		expect(seen(await test(id))).toEqual([
			'name done',
			'connect done',
			'tls skipped',
			'login done',
			'sender done',
			'recipient done',
			'accepted done',
			'arrived skipped'
		]);
		expect(server.taken).toEqual([['facturen@zonneveld.example', 'archief@zonneveld.example']]);
	});

	it.each<[string, Moment['step'], Answer, Partial<TestEvent>]>([
		['the server wants nobody', 'connect', '554 5.7.1 Go away', { step: 'connect', reason: 'blocked' }],
		['the login is wrong', 'auth', '535 5.7.8 No', { step: 'login', reason: 'login', words: '535 5.7.8 No' }],
		['the sender may not send', 'mail', '550 5.7.1 Sender not owned by user', { step: 'sender' }],
		['the recipient is refused', 'rcpt', '550 5.1.1 No such user', { step: 'recipient', reason: 'unknown-user' }],
		['the day is full', 'mail', '550 5.4.5 Daily sending limit exceeded', { step: 'sender', reason: 'limit' }],
		['the content is refused', 'end', '554 5.6.0 Spam', { step: 'accepted', reason: 'content-refused' }],
		['the connection breaks', 'data', 'drop', { step: 'accepted', reason: 'connection-lost' }]
	])('says where it ends and why when %s', async (_what, step, answer, event) => {
		const { port } = await sink((moment) => (moment.step === step ? answer : null));
		const id = await newMailbox(port, { login: 'password', password: 'geheim' });
		const events = await test(id);
		expect(events.at(-1)).toMatchObject({ ...event, state: 'failed' });
		expect(events.filter(({ state }) => state === 'failed')).toHaveLength(1);
	});

	it('knows a port where nobody listens', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		server.close();
		expect(await test(await newMailbox(port))).toMatchObject([
			{ step: 'name' },
			{ step: 'connect', state: 'failed', reason: 'unreachable' }
		]);
	});

	it('shows a certificate that nobody vouches for, and takes it once it is pinned', async () => {
		const certificate = await selfSigned('mail.zonneveld.example');
		const server = new SMTPServer({
			...certificate,
			authOptional: true,
			disableReverseLookup: true,
			closeTimeout: 500,
			onData: (body, _session, done) => void body.resume().once('end', done)
		});
		server.listen(0, '127.0.0.1');
		await once(server.server, 'listening');
		ends.push(() => new Promise<void>((done) => server.close(done)));
		const { port } = server.server.address() as AddressInfo;
		const [refused] = (await test(await newMailbox(port, { security: 'starttls' }))).slice(-1);
		expect(refused).toMatchObject({ step: 'tls', state: 'failed', reason: 'certificate', fault: 'self-signed' });
		expect(refused!.certificate).toMatchObject({ names: ['mail.zonneveld.example'] });
		const pin = refused!.certificate!.fingerprint;
		expect(pin).toBe(new X509Certificate(certificate.cert).fingerprint256.replaceAll(':', '').toLowerCase());
		const events = await test(await newMailbox(port, { security: 'starttls', pin }));
		expect(events.at(-1)).toMatchObject({ step: 'arrived', state: 'skipped' });
		expect(events.find(({ step }) => step === 'tls')?.protection).toMatchObject({ protocol: 'TLSv1.3' });
	});

	it('needs the password of its mailbox', async () => {
		const { port, asked } = await sink(() => null);
		expect(await test(await newMailbox(port, { login: 'password' }))).toMatchObject([
			{ step: 'login', state: 'failed', reason: 'no-password' }
		]);
		expect(asked).toEqual([]);
	});

	it('counts for nothing while there is nothing to log in with, and says what is missing', async () => {
		const { port } = await sink(() => null);
		const oauth = { provider: 'microsoft', clientId: 'client-1', tenant: '' } as const;
		const id = await newMailbox(port, { login: 'oauth', oauth, perDay: 100 });
		for (let round = 0; round <= testsPerHour; round++)
			expect(await test(id)).toMatchObject([{ step: 'login', state: 'failed', reason: 'sign-in' }]);
		const { mailboxes } = await device.get<MailboxList>('mailboxes');
		expect(mailboxes.find((mailbox) => mailbox.id === id)?.load).toMatchObject({ spent: [] });
	});

	it('is sent five times an hour and no more', async () => {
		const { port } = await sink(() => '421 4.7.0 Later');
		const id = await newMailbox(port);
		for (let round = 0; round < testsPerHour; round++) expect((await ask(id)).status).toBe(200);
		const refused = await ask(id);
		expect(refused.status).toBe(429);
		const { detail } = (await refused.json()) as { detail: string };
		expect(Date.parse(detail)).toBeGreaterThan(Date.now());
	});

	it('is none of the practice mailbox, or of one that nobody knows', async () => {
		expect((await ask('practice')).status).toBe(404);
		expect((await ask(uuid())).status).toBe(404);
	});

	it('changes nothing about the mailbox, and names nobody in the log', async () => {
		const { port } = await sink(({ step }) => (step === 'auth' ? '535 5.7.8 No' : null));
		const id = await newMailbox(port, { login: 'password', password: 'geheim' });
		await test(id);
		const { mailboxes } = await device.get<MailboxList>('mailboxes');
		expect(mailboxes.find((mailbox) => mailbox.id === id)).toMatchObject({ paused: null, waiting: 0 });
		expect(relay.output()).toContain('mailbox.tested');
		expect(relay.output()).not.toContain('zonneveld.example');
	});
});
