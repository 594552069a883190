import PostalMime from 'postal-mime';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeMails, ReceiptPage } from '#domain/contract.ts';
import type { MailboxList } from '#domain/contract-mailboxes.ts';
import { isSettled } from '#domain/receipt.ts';
import { markedMessage } from '#tests/support/marked-invoice.ts';
import { pairWith, sha256, type RelayDevice } from '#tests/support/relay-device.ts';
import { runAdmin, startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';

let relay: RunningRelay;
let device: RelayDevice;
beforeAll(async () => {
	relay = await startRelay();
	device = await pairWith(relay.url, relay.code);
});
afterAll(() => relay.stop());

const recipients = [
	{ address: 'inkoop@klant.example', name: 'Jan Jansen' },
	{ address: 'boekhouding@klant.example', name: '' }
];

async function send(by: RelayDevice, subject: string) {
	const { message, pdf } = await markedMessage({ recipients, subject });
	await by.putBlob(pdf);
	expect((await by.stage(message)).status).toBe(201);
	expect((await by.seal([message])).status).toBe(202);
	const page = await until(
		() => by.get<ReceiptPage>('receipts?after=0.0'),
		({ receipts }) =>
			receipts.filter(({ messageId, state }) => messageId === message.id && isSettled(state)).length === 2
	);
	return { message, pdf, receipts: page.receipts.filter(({ messageId }) => messageId === message.id) };
}

const mailsOf = (by: RelayDevice) => by.get<PracticeMails>('practice/mails');

describe('a batch to the practice mailbox', () => {
	it('ends in a receipt for each recipient, marked as practice, numbered without gaps', async () => {
		const { receipts } = await send(device, 'Factuur 1');
		const accepted = receipts.filter(({ state }) => state === 'accepted');
		expect(accepted.map(({ recipient }) => recipient).sort()).toEqual(recipients.map(({ address }) => address).sort());
		for (const receipt of accepted)
			expect(receipt).toMatchObject({ practice: true, evidence: 'reply', code: 250, epoch: 1 });
		const { receipts: all } = await device.get<ReceiptPage>('receipts');
		expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
	});

	it('brings the very bytes of the document, to the recipients of the envelope', async () => {
		const { message, pdf, receipts } = await send(device, 'Factuur „twee” één');
		const { mails } = await mailsOf(device);
		expect(mails[0]).toMatchObject({
			subject: 'Factuur „twee” één',
			from: message.from.address,
			recipients: recipients.map(({ address }) => address)
		});
		const answer = await device.call('GET', `practice/mails/${mails[0]!.id}`);
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			'content-type': 'message/rfc822',
			'content-disposition': 'attachment; filename="mail.eml"',
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff'
		});
		const bytes = new Uint8Array(await answer.arrayBuffer());
		expect(bytes).toHaveLength(mails[0]!.size);
		expect(receipts.at(-1)!.mimeSha256).toBe(sha256(bytes));
		const mail = await PostalMime.parse(bytes);
		expect(mail.attachments.map(({ content }) => sha256(new Uint8Array(content as ArrayBuffer)))).toEqual([
			sha256(pdf)
		]);
	});

	it('is read by the ledger that sent it alone', async () => {
		await send(device, 'Factuur 3');
		const other = await pairWith(relay.url, /#pair=([A-Z]+)/.exec(await runAdmin(relay.folder, 'pair'))![1]!);
		const { mails } = await mailsOf(device);
		expect(await mailsOf(other)).toEqual({ mails: [], more: false });
		expect((await other.call('GET', `practice/mails/${mails[0]!.id}`)).status).toBe(404);
		await other.call('DELETE', 'practice/mails');
		expect(await mailsOf(device)).toEqual({ mails, more: false });
	});

	it('survives a restart with its mails and its pairing, and is emptied when asked', async () => {
		const { mails } = await mailsOf(device);
		expect(await relay.stop()).toBe(0);
		relay = await startRelay(relay.folder, { PORT: new URL(relay.url).port });
		expect(relay.code).toBe('');
		expect((await mailsOf(device)).mails).toEqual(mails);
		await send(device, 'Factuur 4');
		expect((await device.call('DELETE', 'practice/mails')).status).toBe(204);
		expect((await mailsOf(device)).mails).toEqual([]);
		expect((await device.call('GET', `practice/mails/${mails[0]!.id}`)).status).toBe(404);
	});

	it('waits while a person pauses the mailbox', async () => {
		const { message, pdf } = await markedMessage();
		await device.putBlob(pdf);
		expect((await device.call('POST', 'mailboxes/practice/pause')).status).toBe(204);
		await device.stage(message);
		await device.seal([message]);
		const { mailboxes } = await device.get<MailboxList>('mailboxes');
		expect(mailboxes[0]).toMatchObject({ id: 'practice', practice: true, waiting: 1, paused: { reason: 'person' } });
		expect((await device.call('POST', 'mailboxes/practice/resume')).status).toBe(204);
		await until(
			() => mailsOf(device),
			({ mails }) => mails.length === 1
		);
	});

	it('is never set up by a device', async () => {
		expect((await device.call('PUT', 'mailboxes/practice', {})).status).toBe(404);
		expect((await device.call('POST', `mailboxes/${uuid()}/pause`)).status).toBe(404);
	});
});
