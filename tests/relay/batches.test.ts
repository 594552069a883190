import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CancelResult, ReceiptPage, SealedBatch } from '#domain/contract.ts';
import type { MailboxList, PutMailbox } from '#domain/contract-mailboxes.ts';
import type { Message } from '#domain/message.ts';
import { markedMessage } from '#tests/support/marked-invoice.ts';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { allowPorts, runAdmin, startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';

let relay: RunningRelay;
let device: RelayDevice;
let other: RelayDevice;
/** A mailbox that a person has paused: what is sealed for it stays queued. */
const mailboxId = uuid();
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

beforeAll(async () => {
	relay = await startRelay();
	device = await pairWith(relay.url, relay.code);
	const code = async () => /#pair=([A-Z]+)/.exec(await runAdmin(relay.folder, 'pair'))![1]!;
	other = await pairWith(relay.url, await code());
	await runAdmin(relay.folder, 'allow', '127.0.0.1:9');
	await device.call('PUT', `mailboxes/${mailboxId}`, mailbox);
	await device.call('POST', `mailboxes/${mailboxId}/pause`);
});
afterAll(() => relay.stop());

async function staged(changes: Partial<Message> = {}): Promise<Message> {
	const { message, pdf } = await markedMessage({ mailboxId, ...changes });
	await device.putBlob(pdf);
	expect((await device.stage(message)).status).toBe(201);
	return message;
}

const answerOf = async (response: Response) => [response.status, (await response.json()) as unknown];
const receiptsOf = async ({ id }: Message, by = device) =>
	(await by.get<ReceiptPage>('receipts?after=0.0')).receipts.filter(({ messageId }) => messageId === id);

describe('sealing a batch', () => {
	it('queues it, and gives the same answer each time', async () => {
		const message = await staged();
		const first = await answerOf(await device.seal([message]));
		expect(first).toMatchObject([202, { batchId: message.batchId, messages: 1 } satisfies Partial<SealedBatch>]);
		expect(await answerOf(await device.seal([message]))).toEqual(first);
		expect((await receiptsOf(message)).map(({ state }) => state)).toEqual(['queued']);
	});

	it('stands when its device asks again after the mailbox got another address; what is not sealed is refused', async () => {
		const set = (senderAddress: string) => device.call('PUT', `mailboxes/${mailboxId}`, { ...mailbox, senderAddress });
		const [sealed, open] = [await staged(), await staged()];
		await device.seal([sealed]);
		await set('nieuw@zonneveld.example');
		const answers = [await device.stage(sealed), await device.seal([sealed]), await device.stage(open)];
		await set(mailbox.senderAddress);
		expect(await answerOf(answers[0]!)).toEqual([200, { result: 'known' }]);
		expect(answers[1]!.status).toBe(202);
		expect(await answerOf(answers[2]!)).toEqual([422, { error: 'wrong-part', part: 'from' }]);
	});

	it('is refused while a message is missing, and says which; nothing of it is queued', async () => {
		const batchId = uuid();
		const [here, missing] = [await staged({ batchId }), (await markedMessage({ batchId, mailboxId })).message];
		expect(await answerOf(await device.seal([here, missing]))).toEqual([
			409,
			{ error: 'missing', missing: [missing.id] }
		]);
		expect(await receiptsOf(here)).toEqual([]);
	});

	it('is refused with another seal than the message was staged under', async () => {
		const message = await staged();
		const changed = { ...message, subject: 'Anders' };
		expect(await answerOf(await device.seal([changed]))).toEqual([409, { error: 'missing', missing: [message.id] }]);
	});

	it('is refused when the manifest leaves a message out', async () => {
		const batchId = uuid();
		const [first, second] = [await staged({ batchId }), await staged({ batchId })];
		expect(await answerOf(await device.seal([first]))).toEqual([
			422,
			{ error: 'not-in-manifest', part: `messages.${second.id}` }
		]);
	});

	it('is refused for a second time with another manifest, as is a message that comes later', async () => {
		const message = await staged();
		await device.seal([message]);
		const { message: late, pdf } = await markedMessage({ batchId: message.batchId, mailboxId });
		await device.putBlob(pdf);
		expect(await answerOf(await device.stage(late))).toEqual([409, { error: 'batch-sealed' }]);
		expect(await answerOf(await device.seal([message, late]))).toEqual([409, { error: 'other-manifest' }]);
	});

	it('is refused when it would send an invoice a second time to a recipient, unless it says so', async () => {
		const first = await staged();
		await device.seal([first]);
		const again = await staged({ invoices: first.invoices });
		const refused = { error: 'double', part: `messages.${again.id}`, detail: first.invoices[0]!.number };
		expect(await answerOf(await device.seal([again]))).toEqual([409, refused]);
		const resent = await staged({ invoices: first.invoices, resendOf: first.id });
		expect((await device.seal([resent])).status).toBe(202);
	});

	it('does not count what was only practised', async () => {
		const practised = await staged({ mailboxId: 'practice' });
		expect((await device.seal([practised])).status).toBe(202);
		await until(
			() => receiptsOf(practised),
			(receipts) => receipts.at(-1)?.state === 'accepted'
		);
		const real = await staged({ invoices: practised.invoices });
		expect((await device.seal([real])).status).toBe(202);
	});
});

describe('cancelling a message', () => {
	it('takes it out of the queue', async () => {
		const message = await staged();
		await device.seal([message]);
		const result = (await (await device.call('POST', `messages/${message.id}/cancel`)).json()) as CancelResult;
		expect(result.recipients).toEqual([{ recipient: message.recipients[0]!.address, result: 'cancelled' }]);
		expect((await receiptsOf(message)).map(({ state }) => state)).toEqual(['queued', 'cancelled']);
	});

	it('holds for a message that comes after it', async () => {
		const { message, pdf } = await markedMessage({ mailboxId });
		await device.call('POST', `messages/${message.id}/cancel`);
		await device.putBlob(pdf);
		await device.stage(message);
		expect((await receiptsOf(message)).map(({ state }) => state)).toEqual(['cancelled']);
	});
});

describe('deciding about a message', () => {
	const decide = (by: RelayDevice, { id }: Message, recipients: string[]) =>
		by.call('POST', `messages/${id}/resolve`, { recipients, decision: 'mark-as-sent' });

	it('is refused where nothing is in doubt', async () => {
		const message = await staged();
		await device.seal([message]);
		const address = message.recipients[0]!.address;
		expect(await answerOf(await decide(device, message, [address]))).toEqual([
			409,
			{ error: 'not-uncertain', detail: address }
		]);
	});

	it('is unknown of a message of another ledger', async () => {
		const message = await staged();
		expect((await decide(other, message, [message.recipients[0]!.address])).status).toBe(404);
	});
});

describe('another ledger', () => {
	it('cannot cancel, seal, replace or read what is not its own', async () => {
		const message = await staged();
		const cancelled = await other.call('POST', `messages/${message.id}/cancel`);
		expect(await cancelled.json()).toEqual({ recipients: [] });
		expect(await answerOf(await other.seal([message]))).toEqual([409, { error: 'missing', missing: [message.id] }]);
		expect(await answerOf(await other.stage(message))).toEqual([409, { error: 'message-taken' }]);
		const intruder = { ...message, id: uuid() };
		expect(await answerOf(await other.stage(intruder))).toEqual([409, { error: 'message-taken' }]);
		expect((await device.seal([message])).status).toBe(202);
		expect(await receiptsOf(message, other)).toEqual([]);
		expect((await receiptsOf(message)).map(({ state }) => state)).toEqual(['queued']);
	});
});

describe('receipts', () => {
	it('come after a place, and only after one', async () => {
		await device.seal([await staged()]);
		const all = await device.get<ReceiptPage>('receipts?after=0.0');
		const last = all.receipts.at(-1)!;
		expect((await device.get<ReceiptPage>(`receipts?after=${last.epoch}.${last.seq}`)).receipts).toEqual([]);
		expect((await device.get<ReceiptPage>(`receipts?after=1.${last.seq - 1}`)).receipts).toEqual([last]);
		expect((await device.call('GET', 'receipts?after=last')).status).toBe(422);
	});
});

describe('mailboxes', () => {
	const put = async (changes: Partial<PutMailbox>, id = uuid(), by = device) =>
		by.call('PUT', `mailboxes/${id}`, { ...mailbox, ...changes });

	it('are shown to every device, the practice mailbox first, and changed by admins alone', async () => {
		const { mailboxes } = await other.get<MailboxList>('mailboxes');
		expect(mailboxes.map(({ id }) => id)).toEqual(['practice', mailboxId]);
		expect(await answerOf(await put({}, mailboxId, other))).toEqual([403, { error: 'admins-only' }]);
		expect((await other.call('POST', `mailboxes/${mailboxId}/resume`)).status).toBe(403);
	});

	it('on a private address need the operator’s leave', async () => {
		expect(await answerOf(await put({ port: 2526 }))).toEqual([
			422,
			{ error: 'host-not-allowed', part: 'host', detail: '127.0.0.1:2526' }
		]);
	});

	it('take the relay’s own port and metadata addresses by no leave', async () => {
		const port = Number(new URL(relay.url).port);
		await expect(runAdmin(relay.folder, 'allow', `127.0.0.1:${port}`)).rejects.toThrow('never connects');
		await allowPorts(relay.folder, port);
		expect((await put({ port })).status).toBe(422);
		expect((await put({ host: '169.254.169.254', port: 80 })).status).toBe(422);
	});

	it('are refused with a sender that is no plain address', async () => {
		expect(await answerOf(await put({ senderAddress: 'a@x.example, b@x.example' }))).toMatchObject([
			422,
			{ error: 'invalid', part: 'senderAddress' }
		]);
		expect((await put({ replyTo: 'Jan <jan@x.example>' })).status).toBe(422);
	});

	it('stand still for want of a password, and are not resumed', async () => {
		const id = uuid();
		await put({ login: 'password', user: 'zonneveld' }, id);
		const { mailboxes } = await device.get<MailboxList>('mailboxes');
		expect(mailboxes.find((one) => one.id === id)).toMatchObject({ hasPassword: false, paused: { reason: 'login' } });
		const resumed = await device.call('POST', `mailboxes/${id}/resume`);
		expect(await answerOf(resumed)).toEqual([409, { error: 'no-password' }]);
	});
});
