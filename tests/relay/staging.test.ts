import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PutMailbox } from '#domain/contract-mailboxes.ts';
import { documentMark, sealOf, type Message } from '#domain/message.ts';
import { markedMessage, markedPdf } from '#tests/support/marked-invoice.ts';
import { pairWith, sha256, type RelayDevice } from '#tests/support/relay-device.ts';
import { runAdmin, startRelay, type RunningRelay } from '#tests/support/relay.ts';

let relay: RunningRelay;
let device: RelayDevice;
beforeAll(async () => {
	relay = await startRelay();
	device = await pairWith(relay.url, relay.code);
});
afterAll(() => relay.stop());

/** Stores a message's document and puts the message; the status and the refusal. */
async function put({ message, pdf }: { message: Message; pdf: Uint8Array }): Promise<[number, unknown]> {
	await device.putBlob(pdf);
	const answer = await device.stage(message);
	return [answer.status, await answer.json()];
}
const wrong = (part: string) => [422, { error: 'wrong-part', part }];

describe('a message', () => {
	it('is staged, and known when it comes again', async () => {
		const one = await markedMessage();
		expect(await put(one)).toEqual([201, { result: 'staged' }]);
		expect(await put(one)).toEqual([200, { result: 'known' }]);
	});

	it('is refused while its document is missing', async () => {
		const { message, pdf } = await markedMessage();
		const answer = await device.stage(message);
		expect([answer.status, await answer.json()]).toEqual([409, { error: 'missing', missing: [sha256(pdf)] }]);
	});

	it('is refused when it is not as it was sealed', async () => {
		const { message } = await markedMessage();
		const body = { message: { ...message, subject: 'Betaal aan mij' }, seal: sealOf(message) };
		const answer = await device.call('PUT', `batches/${message.batchId}/messages/${message.id}`, body);
		expect([answer.status, await answer.json()]).toEqual(wrong('seal'));
	});

	it('is refused under another id or in another batch', async () => {
		const { message } = await markedMessage();
		const body = { message, seal: sealOf(message) };
		for (const [path, part] of [
			[`batches/${message.batchId}/messages/${uuid()}`, 'id'],
			[`batches/${uuid()}/messages/${message.id}`, 'batchId']
		] as const) {
			const answer = await device.call('PUT', path, body);
			expect([answer.status, await answer.json()]).toEqual(wrong(part));
		}
	});

	it('is refused for a mailbox that there is not', async () => {
		const { message } = await markedMessage({ mailboxId: uuid() });
		const answer = await device.stage(message);
		expect([answer.status, await answer.json()]).toEqual([422, { error: 'unknown-mailbox', part: 'mailboxId' }]);
	});

	it.each([
		['two addresses', 'a@klant.example,b@klant.example'],
		['a list', 'a@klant.example; b@klant.example'],
		['a display name', 'Jan <jan@klant.example>'],
		['brackets', '<jan@klant.example>'],
		['a quoted local part', '"jan@other.example"@klant.example'],
		['a comment', 'jan(x)@klant.example'],
		['a group', 'klanten:jan@klant.example;'],
		['an empty group', 'undisclosed-recipients:;'],
		['no domain', 'jan'],
		['a space', 'jan @klant.example'],
		['a domain that is not in A-labels', 'jan@bücher.example'],
		['an upper-case domain', 'jan@KLANT.example']
	])('is refused with %s where one plain address belongs', async (_, address) => {
		expect(await put(await markedMessage({ recipients: [{ address, name: '' }] }))).toEqual(wrong('recipients.0'));
		expect(await put(await markedMessage({ replyTo: { address, name: '' } }))).toEqual(wrong('replyTo'));
		expect(await put(await markedMessage({ from: { address, name: '' } }))).toEqual(wrong('from'));
	});

	it.each([
		['address', { address: 'jan@klant.example\r\nRCPT TO:<b@other.example>', name: '' }],
		['address', { address: 'jan@klant.example\n', name: '' }],
		['name', { address: 'jan@klant.example', name: 'Jan\r\nBcc: b@other.example' }]
	])('is refused with a line break in a recipient’s %s', async (field, recipient) => {
		const answer = await put(await markedMessage({ recipients: [recipient] }));
		expect(answer).toMatchObject([422, { error: 'invalid', part: `message.recipients.0.${field}` }]);
	});

	it('is refused with a line break in its subject', async () => {
		const answer = await put(await markedMessage({ subject: 'Factuur\r\nBcc: b@other.example' }));
		expect(answer).toMatchObject([422, { error: 'invalid', part: 'message.subject' }]);
	});

	it('is refused when a recipient stands in it twice', async () => {
		const recipients = [
			{ address: 'jan@klant.example', name: 'Jan' },
			{ address: 'JAN@klant.example', name: '' }
		];
		expect(await put(await markedMessage({ recipients }))).toMatchObject(wrong('recipients'));
	});
});

describe('a message from a real mailbox', () => {
	it('is refused when it says that it comes from another address', async () => {
		await runAdmin(relay.folder, 'allow', '127.0.0.1:9');
		const id = uuid();
		const mailbox: PutMailbox = {
			name: 'Zonneveld',
			host: '127.0.0.1',
			port: 9,
			security: 'none',
			login: 'none',
			user: '',
			senderName: 'Zonneveld',
			senderAddress: 'facturen@zonneveld.example',
			replyTo: '',
			pin: ''
		};
		expect((await device.call('PUT', `mailboxes/${id}`, mailbox)).status).toBe(204);
		expect(await put(await markedMessage({ mailboxId: id }))).toEqual([201, { result: 'staged' }]);
		const from = { address: 'directie@zonneveld.example', name: '' };
		expect(await put(await markedMessage({ mailboxId: id, from }))).toEqual(wrong('from'));
	});
});

describe('a document', () => {
	const markOf = ({ invoices: [invoice], debtor }: Message) =>
		documentMark(invoice!.id, invoice!.number, debtor.number);

	/** A message whose one document is other bytes than it should be. */
	async function withDocument(bytes: (message: Message) => Promise<Uint8Array> | Uint8Array) {
		const { message } = await markedMessage();
		const pdf = await bytes(message);
		const [attachment] = message.attachments;
		return { pdf, message: { ...message, attachments: [{ ...attachment!, sha256: sha256(pdf), size: pdf.length }] } };
	}

	it('passes with the mark of its invoice and debtor', async () => {
		expect(await put(await withDocument((message) => markedPdf(markOf(message))))).toEqual([201, { result: 'staged' }]);
	});

	it.each([
		['another invoice', (m: Message) => documentMark(uuid(), m.invoices[0]!.number, m.debtor.number)],
		['another number', (m: Message) => documentMark(m.invoices[0]!.id, '2026-9999', m.debtor.number)],
		['another debtor', (m: Message) => documentMark(m.invoices[0]!.id, m.invoices[0]!.number, '66666')],
		['no invoice at all', () => 'invoice']
	])('is refused with the mark of %s', async (_, mark) => {
		expect(await put(await withDocument((message) => markedPdf(mark(message))))).toEqual(wrong('attachments.0'));
	});

	it('is refused when it says to be ours and is no PDF', async () => {
		expect(await put(await withDocument(() => Buffer.from(`not a PDF ${uuid()}`)))).toEqual(wrong('attachments.0'));
	});

	it('is refused when its size is another', async () => {
		const { message, pdf } = await markedMessage();
		const attachments = message.attachments.map((attachment) => ({ ...attachment, size: attachment.size + 1 }));
		expect(await put({ message: { ...message, attachments }, pdf })).toEqual(wrong('attachments.0'));
	});

	it('is refused when it belongs to an invoice that the message is not about', async () => {
		const { message, pdf } = await markedMessage();
		const strange = { ...message.attachments[0]!, invoiceId: uuid(), marked: false };
		const attachments = [message.attachments[0]!, strange];
		expect(await put({ message: { ...message, attachments }, pdf })).toEqual(wrong('attachments.1'));
	});

	it('may be a foreign one that cannot be checked, and may belong to no invoice', async () => {
		const { message } = await markedMessage();
		const pdf = Buffer.from(`terms ${uuid()}`);
		const terms = { ...message.attachments[0]!, invoiceId: null, marked: false, sha256: sha256(pdf), size: pdf.length };
		expect(await put({ message: { ...message, attachments: [terms] }, pdf })).toEqual([201, { result: 'staged' }]);
		const own = { ...message, id: uuid(), attachments: [{ ...terms, marked: true }] };
		expect(await put({ message: own, pdf })).toEqual(wrong('attachments.0'));
	});

	it('that unpacks without end is refused, and the relay answers meanwhile', { timeout: 30_000 }, async () => {
		const packed = await promisify(deflate)(Buffer.alloc(1_000_000_000));
		const bomb = Buffer.concat([
			Buffer.from(
				`%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\n`
			),
			Buffer.from('stream\n'),
			packed,
			Buffer.from('\nendstream\nendobj\n2 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 2 0 R >>\n%%EOF\n')
		]);
		const refused = put(await withDocument(() => bomb));
		let slowest = 0;
		let isDone = false;
		void refused.finally(() => (isDone = true));
		while (!isDone) {
			const start = performance.now();
			expect((await device.call('GET', 'me')).status).toBe(200);
			slowest = Math.max(slowest, performance.now() - start);
		}
		expect(await refused).toEqual(wrong('attachments.0'));
		expect(slowest).toBeLessThan(2_000);
		expect(await put(await markedMessage())).toEqual([201, { result: 'staged' }]);
	});
});
