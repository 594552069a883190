import type { Batch } from '#domain/batch.ts';
import { CancelResult, SealedBatch } from '#domain/contract.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { keepPushParts, markSealing, messagesOfBatch, outboxBatches, recordPush } from '#ledger/batches.ts';
import { wantsResults } from '#ledger/results.ts';
import { isFinal, wordsOf } from './final-refusals.ts';
import { putOff, stillOff } from './put-off.ts';
import { callRelay, type RelayError } from './relay-client.ts';
import { stageMessages, type FilesMissing } from './stage.ts';

/** How far the hand-over of a batch is: parts of all its parts. */
export type PushProgress = (batchId: string, done: number, total: number) => void;

/** How often at most the ledger keeps how far a hand-over is. */
const steps = 40;

/**
 * Hands all waiting batches to the relay, the oldest first. Each step may be repeated: what the relay has, it does not
 * take twice. What the relay refuses for good, or what lacks a file here, is recorded with its batch; what it refuses for
 * now keeps no other batch waiting; without a connection there is no use in going on.
 */
export async function pushOutbox(onProgress: PushProgress): Promise<Result<number, RelayError>> {
	let pushed = 0;
	let refused: RelayError | null = null;
	for (const batch of await outboxBatches()) {
		const held = stillOff(batch.id);
		const result = held ? err(held) : await pushBatch(batch, onProgress);
		if (result.ok) pushed += 1;
		else if (result.error.type === 'FilesMissing')
			await recordPush(batch.id, { type: 'refused', detail: '', missing: result.error.files });
		else if (result.error.type !== 'Refused') return err(result.error);
		else if (isFinal(result.error)) await recordPush(batch.id, { type: 'refused', detail: wordsOf(result.error) });
		else {
			refused = result.error;
			if (!held) putOff(batch.id, result.error);
		}
	}
	return refused ? err(refused) : ok(pushed);
}

async function pushBatch(batch: Batch, onProgress: PushProgress): Promise<Result<null, RelayError | FilesMissing>> {
	const messages = await messagesOfBatch(batch);
	let done = 0;
	const staged = await stageMessages(batch, messages, async (parts) => {
		done += 1;
		onProgress(batch.id, parts.had + done, parts.total);
		if ((parts.had + done) % Math.ceil(parts.total / steps) === 0)
			await keepPushParts(batch.id, { done: parts.had + done, total: parts.total });
	});
	if (!staged.ok) return staged;
	return seal(batch);
}

/**
 * The manifest is read anew: a message that was taken out meanwhile is never sealed. Where the relay has it already, it
 * is cancelled there, since a batch is sealed with all that the relay holds of it.
 */
async function seal(batch: Batch): Promise<Result<null, RelayError>> {
	const current = await markSealing(batch.id);
	if (!current) return ok(null);
	const messages = (await messagesOfBatch(current)).map((row) => ({ id: row.id, seal: row.seal }));
	const body = { approvedAt: current.approvedAt, messages };
	const sealed = await callRelay(SealedBatch, { method: 'POST', path: `batches/${batch.id}/seal`, body });
	const left = sealed.ok ? null : leftOut(sealed.error);
	if (left !== null && !messages.some(({ id }) => id === left)) {
		const cancelled = await callRelay(CancelResult, { method: 'POST', path: `messages/${left}/cancel` });
		return cancelled.ok ? seal(batch) : cancelled;
	}
	if (!sealed.ok) return sealed;
	await recordPush(batch.id, { type: 'sealed', at: sealed.value.sealedAt, untold: await wantsResults() });
	return ok(null);
}

/** The message that the relay holds of a batch although its manifest does not name it, or null. */
const leftOut = (error: RelayError): string | null =>
	error.type === 'Refused' && error.refusal.error === 'not-in-manifest'
		? (/^messages\.([0-9a-f-]{36})$/.exec(error.refusal.part ?? '')?.[1] ?? null)
		: null;
