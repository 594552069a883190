import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptPage } from '#domain/contract.ts';
import type { MailboxList, PutMailbox } from '#domain/contract-mailboxes.ts';
import { startMailServer, type MailServer } from '#tests/support/mail-server.ts';
import { markedMessage } from '#tests/support/marked-invoice.ts';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { runAdmin, startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';

const password = 'Zeer-Geheim-7391';
let server: MailServer;
let relay: RunningRelay;
let device: RelayDevice;
let mailbox: PutMailbox;
const id = uuid();

beforeAll(async () => {
	server = await startMailServer('zonneveld', password);
	relay = await startRelay();
	device = await pairWith(relay.url, relay.code);
	await runAdmin(relay.folder, 'allow', `127.0.0.1:${server.port}`);
	mailbox = {
		name: 'Zonneveld',
		host: '127.0.0.1',
		port: server.port,
		security: 'none',
		login: 'password',
		user: 'zonneveld',
		senderName: 'Zonneveld',
		senderAddress: 'facturen@zonneveld.example',
		replyTo: '',
		pin: ''
	};
	expect((await put({ password })).status).toBe(204);
});
afterAll(() => Promise.all([relay.stop(), server.close()]));

const put = (changes: Partial<PutMailbox>) => device.call('PUT', `mailboxes/${id}`, { ...mailbox, ...changes });
const status = async () => (await device.get<MailboxList>('mailboxes')).mailboxes.find((one) => one.id === id)!;

/** All that the relay has written to disk and to its output, as one text. */
function everythingWritten(): string {
	const data = join(relay.folder, 'data');
	const files = readdirSync(data, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
	return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('') + relay.output();
}

async function send() {
	const { message, pdf } = await markedMessage({ mailboxId: id, subject: 'Onderwerp-4711' });
	await device.putBlob(pdf);
	await device.stage(message);
	await device.seal([message]);
	return message;
}

describe('the password of a mailbox', () => {
	it('opens the mail server, and its receipts count as sent', async () => {
		const message = await send();
		const { receipts } = await until(
			() => device.get<ReceiptPage>('receipts?after=0.0'),
			(page) => page.receipts.some(({ messageId, state }) => messageId === message.id && state === 'accepted')
		);
		expect(receipts.at(-1)).toMatchObject({ practice: false, state: 'accepted', evidence: 'reply' });
		expect(server.taken).toEqual([message.recipients.map(({ address }) => address)]);
	});

	it('stands in no file, no log line and no answer, plain or in base64', async () => {
		const answers = await Promise.all(['mailboxes', 'me', 'devices'].map((path) => device.call('GET', path)));
		const answered = (await Promise.all(answers.map((answer) => answer.text()))).join('');
		expect(answered).toContain('"hasPassword":true');
		const written = everythingWritten() + answered;
		expect(written).toContain('facturen@zonneveld.example');
		for (const form of [password, Buffer.from(password).toString('base64'), Buffer.from(password).toString('hex')])
			expect(written).not.toContain(form);
		expect(written).not.toContain(Buffer.from(`\0zonneveld\0${password}`).toString('base64'));
	});

	it('stays when other things change', async () => {
		await put({ name: 'Bakkerij Zonneveld', replyTo: 'info@zonneveld.example' });
		expect(await status()).toMatchObject({ name: 'Bakkerij Zonneveld', hasPassword: true, paused: null });
	});

	it.each([
		['host', { host: '127.0.0.2' }],
		['port', { port: 9 }],
		['user', { user: 'other' }]
	])('is cleared when the %s changes, and the mailbox stands still', async (_, changes) => {
		await runAdmin(relay.folder, 'allow', `127.0.0.2:${server.port}`);
		await runAdmin(relay.folder, 'allow', '127.0.0.1:9');
		await put({ password });
		expect((await status()).hasPassword).toBe(true);
		expect((await put(changes)).status).toBe(204);
		expect(await status()).toMatchObject({ hasPassword: false, paused: { reason: 'login' } });
		await put({});
		expect((await status()).hasPassword).toBe(false);
	});

	it('lets a mailbox that stood still go on once it is given', async () => {
		await put({ password });
		expect(await status()).toMatchObject({ hasPassword: true, paused: null });
	});
});

describe('the log', () => {
	it('names what happened and no person, no address and no words of a mail', async () => {
		await send();
		await until(
			() => Promise.resolve(server.taken.length),
			(mails) => mails >= 2
		);
		const log = relay.output();
		expect(log).toContain('"msg":"batch.sealed"');
		expect(log).toContain('"route":"/api/v1/batches/:batch/messages/:message"');
		for (const word of [
			'klant.example',
			'zonneveld',
			'Jan',
			'Onderwerp-4711',
			'Tablet',
			relay.code,
			device.cookie.slice(-43)
		])
			expect(log.replace(/^.*#pair=.*$/m, '')).not.toContain(word);
	});
});

describe('the token of a device', () => {
	it('is kept only as its hash', () => {
		expect(everythingWritten()).not.toContain(device.cookie.slice(-43));
	});
});
