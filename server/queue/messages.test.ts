import { afterEach, describe, expect, it } from 'vitest';
import type { Sha256 } from '#domain/digest.ts';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import { claimNext, closeAttempt } from './attempts.ts';
import { cancelMessage } from './cancel.ts';
import { plainChange } from './changes.ts';

const jan = 'jan@klant.example';
const piet = 'piet@klant.example';

let queue: TestQueue;
afterEach(() => queue.database.close());

const cancel = (messageId: string) =>
	cancelMessage(queue.database.store, { ledgerId: queue.ledgerId, messageId, at: queue.now() });

describe('stageMessage', () => {
	it('takes the same message again without doing anything, before and after the seal', async () => {
		queue = await newQueue();
		const message = queue.message([jan]);
		expect(await queue.stage(message)).toEqual({ ok: true, value: 'staged' });
		expect(await queue.stage(message)).toEqual({ ok: true, value: 'known' });
		expect(await queue.seal(message)).toMatchObject({ ok: true });
		expect(await queue.stage(message)).toEqual({ ok: true, value: 'known' });
		expect(await queue.receipts()).toHaveLength(1);
	});

	it('refuses other content under the same id', async () => {
		queue = await newQueue();
		const message = queue.message([jan]);
		await queue.stage(message);
		expect(await queue.stage({ ...message, subject: 'Anders' })).toEqual({ ok: false, error: { type: 'Taken' } });
	});

	it('refuses another message for a batch that is sealed', async () => {
		queue = await newQueue();
		const message = queue.message([jan]);
		await queue.send(message);
		const late = queue.message([piet], { batchId: message.batchId });
		expect(await queue.stage(late)).toEqual({ ok: false, error: { type: 'BatchSealed' } });
	});

	it('says which documents are missing', async () => {
		queue = await newQueue();
		const message = queue.message([jan]);
		const missing = 'b'.repeat(64) as Sha256;
		const attachments = [...message.attachments, { ...message.attachments[0]!, sha256: missing }];
		expect(await queue.stage({ ...message, attachments })).toEqual({
			ok: false,
			error: { type: 'MissingBlobs', blobs: [missing] }
		});
	});

	it('refuses an unknown mailbox, and one address written twice', async () => {
		queue = await newQueue();
		const elsewhere = queue.message([jan], { mailboxId: queue.ledgerId });
		expect(await queue.stage(elsewhere)).toEqual({ ok: false, error: { type: 'UnknownMailbox' } });
		expect(await queue.stage(queue.message([jan, 'JAN@klant.example']))).toMatchObject({
			ok: false,
			error: { type: 'RepeatedRecipient' }
		});
	});
});

describe('sealBatch', () => {
	it('queues all messages, and gives the same answer when asked again', async () => {
		queue = await newQueue();
		const batchId = queue.ledgerId;
		const messages = [queue.message([jan, piet], { batchId }), queue.message([jan], { batchId })];
		for (const message of messages) await queue.stage(message);
		const first = await queue.seal(...messages);
		queue.pass(60_000);
		expect(first).toMatchObject({ ok: true, value: { batchId, messages: 2 } });
		expect(await queue.seal(...messages)).toEqual(first);
		expect((await queue.receipts()).map(({ state }) => state)).toEqual(['queued', 'queued', 'queued']);
	});

	it('queues nothing while a message is missing', async () => {
		queue = await newQueue();
		const batchId = queue.ledgerId;
		const [here, missing] = [queue.message([jan], { batchId }), queue.message([piet], { batchId })];
		await queue.stage(here);
		expect(await queue.seal(here, missing)).toEqual({ ok: false, error: { type: 'Missing', messages: [missing.id] } });
		expect(await queue.states(here)).toEqual({ [jan]: 'staged' });
		expect(await queue.receipts()).toEqual([]);
	});

	it('queues nothing when the manifest leaves a message out, unless that one was cancelled', async () => {
		queue = await newQueue();
		const batchId = queue.ledgerId;
		const [one, other] = [queue.message([jan], { batchId }), queue.message([piet], { batchId })];
		await queue.stage(one);
		await queue.stage(other);
		expect(await queue.seal(one)).toEqual({ ok: false, error: { type: 'NotInManifest', messages: [other.id] } });
		await cancel(other.id);
		expect(await queue.seal(one)).toMatchObject({ ok: true });
		expect(await queue.states(other)).toEqual({ [piet]: 'cancelled' });
	});

	it('refuses another manifest for a batch that is sealed', async () => {
		queue = await newQueue();
		const message = queue.message([jan]);
		await queue.send(message);
		expect(await queue.seal({ ...message, subject: 'Anders' })).toEqual({
			ok: false,
			error: { type: 'OtherManifest' }
		});
	});
});

describe('doubles', () => {
	const sameInvoice = (number = '2026-0001') => ({ invoices: [{ id: queue.ledgerId, number }] });
	const double = { ok: false, error: { type: 'Double' } };

	async function sealAfter(first: Parameters<TestQueue['message']>, second: Parameters<TestQueue['message']>) {
		await queue.send(queue.message(...first));
		const message = queue.message(...second);
		await queue.stage(message);
		return queue.seal(message);
	}

	it('refuses the same invoice for the same recipient, however the address is written', async () => {
		queue = await newQueue();
		const sealed = await sealAfter([[jan, piet], sameInvoice()], [['JAN@klant.example'], sameInvoice()]);
		expect(sealed).toMatchObject(double);
	});

	it('refuses it within one batch', async () => {
		queue = await newQueue();
		const batchId = queue.ledgerId;
		const messages = [1, 2].map(() => queue.message([jan], { batchId, ...sameInvoice() }));
		for (const message of messages) await queue.stage(message);
		expect(await queue.seal(...messages)).toMatchObject(double);
	});

	it('refuses it when only one of several invoices is the same', async () => {
		queue = await newQueue();
		const two = { invoices: [...sameInvoice().invoices, { id: queue.mailboxId, number: '2026-0002' }] };
		expect(await sealAfter([[jan], sameInvoice('2026-0002')], [[jan], two])).toMatchObject(double);
	});

	it('allows another invoice, another recipient and another issuer', async () => {
		queue = await newQueue();
		await queue.send(queue.message([jan], sameInvoice()));
		await queue.send(queue.message([piet], sameInvoice()));
		await queue.send(queue.message([jan], sameInvoice('2026-0002')));
		await queue.send(queue.message([jan], { ...sameInvoice(), issuerId: queue.mailboxId }));
	});

	it('allows a message that says which one it resends', async () => {
		queue = await newQueue();
		const first = queue.message([jan], sameInvoice());
		await queue.send(first);
		await queue.send(queue.message([jan], { ...sameInvoice(), resendOf: first.id }));
	});

	it('does not count a message that was cancelled', async () => {
		queue = await newQueue();
		const first = queue.message([jan], sameInvoice());
		await queue.send(first);
		await cancel(first.id);
		await queue.send(queue.message([jan], sameInvoice()));
	});

	it('does not count practice', async () => {
		queue = await newQueue(1, { practice: 1 });
		await queue.send(queue.message([jan], sameInvoice()));
		await queue.send(queue.message([jan], sameInvoice()));
	});

	it('does not count a message that waits in a batch not sealed', async () => {
		queue = await newQueue();
		await queue.stage(queue.message([jan], sameInvoice()));
		await queue.send(queue.message([jan], sameInvoice()));
	});
});

describe('cancelMessage', () => {
	it('cancels who waits, and is too late for who is being served', async () => {
		queue = await newQueue();
		const message = queue.message([jan, piet]);
		await queue.send(message);
		const { store } = queue.database;
		const claim = await claimNext(store, { mailboxId: queue.mailboxId, lease: 'l', attemptId: 'a', at: queue.now() });
		expect(await cancel(message.id)).toEqual({
			isNew: false,
			recipients: [jan, piet].map((recipient) => ({ recipient, result: 'too-late' }))
		});
		const accepted = { ...plainChange(message.id, jan, 'accepted'), evidence: 'reply' as const };
		await closeAttempt(store, claim!.attemptId, queue.now(), 'test', [accepted]);
		const recipients = [
			{ recipient: jan, result: 'too-late' },
			{ recipient: piet, result: 'cancelled' }
		];
		expect(await cancel(message.id)).toEqual({ isNew: true, recipients });
		expect(await cancel(message.id)).toEqual({ isNew: false, recipients });
	});

	it('holds for a message that comes after its cancel', async () => {
		queue = await newQueue();
		const message = queue.message([jan]);
		expect(await cancel(message.id)).toEqual({ isNew: true, recipients: [] });
		expect(await cancel(message.id)).toEqual({ isNew: false, recipients: [] });
		await queue.send(message);
		expect(await queue.states(message)).toEqual({ [jan]: 'cancelled' });
		expect((await queue.receipts()).map(({ state }) => state)).toEqual(['cancelled']);
	});

	it('does not touch the message of another ledger', async () => {
		queue = await newQueue();
		const message = queue.message([jan]);
		await queue.send(message);
		const { store } = queue.database;
		await cancelMessage(store, { ledgerId: queue.mailboxId, messageId: message.id, at: queue.now() });
		expect(await queue.states(message)).toEqual({ [jan]: 'queued' });
	});
});
