import { deepStrictEqual, ok } from 'node:assert/strict';
import { isWaiting, mayExpire, type Model } from './model.ts';
import type { Real } from './real.ts';

/**
 * Compares the relay's file with the model after a command, and takes over the one thing that the model leaves to it:
 * when a recipient is tried again, and whether its two days are over.
 */
export async function agree(model: Model, real: Real): Promise<void> {
	const stored = new Map((await real.recipients()).map((row) => [`${row.messageId} ${row.address}`, row]));
	const at = real.queue.now();
	for (const { id, recipients } of model.messages) {
		for (const recipient of recipients ?? []) {
			const row = stored.get(`${id} ${recipient.address}`);
			ok(row, `${recipient.address} is lost`);
			stored.delete(`${id} ${recipient.address}`);
			if (recipient.state === 'deferred' && row.state === 'expired' && mayExpire(recipient, at))
				recipient.state = 'expired';
			deepStrictEqual(row.state, recipient.state, `${recipient.address} is ${row.state}, not ${recipient.state}`);
			ok(!isWaiting(recipient) || row.dueAt !== null, `${recipient.address} waits for ever`);
			recipient.dueAt = row.dueAt;
			ok(recipient.taken <= 1 + recipient.asked, `${recipient.address} was sent the message ${recipient.taken} times`);
		}
	}
	deepStrictEqual([...stored.keys()], [], 'the relay has recipients that nobody gave it');
	await checkReceipts(model, real);
}

/** Receipts are numbered without gaps, and the last one of each recipient says its state. */
async function checkReceipts(model: Model, { queue }: Real): Promise<void> {
	const receipts = await queue.receipts();
	for (const epoch of new Set(receipts.map((receipt) => receipt.epoch))) {
		const numbers = receipts.filter((receipt) => receipt.epoch === epoch).map(({ seq }) => seq);
		deepStrictEqual(
			numbers,
			[...numbers.keys()].map((index) => index + 1),
			'the receipts have a gap'
		);
	}
	const last = new Map(receipts.map((receipt) => [`${receipt.messageId} ${receipt.recipient}`, receipt]));
	for (const { id, recipients } of model.messages) {
		for (const { address, state, taken } of recipients ?? []) {
			const receipt = last.get(`${id} ${address}`);
			deepStrictEqual(receipt?.state ?? 'staged', state, `the receipts say otherwise of ${address}`);
			ok(receipt?.evidence !== 'reply' || taken > 0, `${address} is accepted by a server that does not have it`);
		}
	}
}
