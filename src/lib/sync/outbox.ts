import type { Batch } from '#domain/batch.ts';
import { CancelResult, MissingBlobs, SealedBatch } from '#domain/contract.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { keepPushParts, markSealing, messagesOfBatch, outboxBatches, recordPush } from '#ledger/batches.ts';
import { bytesOf } from '#ledger/documents.ts';
import { wantsResults } from '#ledger/results.ts';
import type { MessageRow } from '#ledger/rows.ts';
import { isFinal, wordsOf } from './final-refusals.ts';
import { patiently, putOff, stillOff } from './put-off.ts';
import { callRelay, fetchRelay, type RelayError } from './relay-client.ts';

/** How far the hand-over of a batch is: parts of all its parts. */
export type PushProgress = (batchId: string, done: number, total: number) => void;

/** Requests under way at once: the relay stores each before it answers. */
const parallel = 4;
/** How often at most the ledger keeps how far a hand-over is. */
const steps = 40;

/**
 * Hands all waiting batches to the relay, the oldest first. Each step may be repeated: what the relay has, it does not
 * take twice. What the relay refuses for good is recorded with its batch; what it refuses for now keeps no other batch
 * waiting; without a connection there is no use in going on.
 */
export async function pushOutbox(onProgress: PushProgress): Promise<Result<number, RelayError>> {
	let pushed = 0;
	let refused: RelayError | null = null;
	for (const batch of await outboxBatches()) {
		const held = stillOff(batch.id);
		const result = held ? err(held) : await pushBatch(batch, onProgress);
		if (result.ok) pushed += 1;
		else if (result.error.type !== 'Refused') return result;
		else if (isFinal(result.error)) await recordPush(batch.id, { type: 'refused', detail: wordsOf(result.error) });
		else {
			refused = result.error;
			if (!held) putOff(batch.id, result.error);
		}
	}
	return refused ? err(refused) : ok(pushed);
}

async function pushBatch(batch: Batch, onProgress: PushProgress): Promise<Result<null, RelayError>> {
	const messages = await messagesOfBatch(batch);
	const blobs = [...new Set(messages.flatMap((row) => row.message.attachments.map((one) => one.sha256)))];
	const lacking = await callRelay(MissingBlobs, { method: 'POST', path: 'blobs/missing', body: { blobs } });
	if (!lacking.ok) return lacking;
	const { missing } = lacking.value;
	const total = blobs.length + messages.length;
	const step = Math.ceil(total / steps);
	let done = blobs.length - missing.length;
	const report = async () => {
		done += 1;
		onProgress(batch.id, done, total);
		if (done % step === 0) await keepPushParts(batch.id, { done, total });
	};
	const stored = await each(missing, (sha256) => putBlob(sha256), report);
	if (!stored.ok) return stored;
	const staged = await each(messages, (row) => putMessage(batch, row), report);
	if (!staged.ok) return staged;
	return seal(batch);
}

/** Works through a list, a few at a time; ends at the first failure. */
async function each<T>(
	list: readonly T[],
	step: (item: T) => Promise<Result<unknown, RelayError>>,
	report: () => Promise<void>
): Promise<Result<null, RelayError>> {
	const rest = list.values();
	let failure: RelayError | null = null;
	const lane = async () => {
		for (const item of rest) {
			if (failure) return;
			const result = await patiently(() => step(item));
			if (!result.ok) failure = result.error;
			else await report();
		}
	};
	await Promise.all(Array.from({ length: parallel }, lane));
	return failure ? err(failure) : ok(null);
}

async function putBlob(sha256: string): Promise<Result<unknown, RelayError>> {
	const bytes = await bytesOf(sha256);
	if (!bytes) throw new Error(`document ${sha256} is not in the ledger`);
	return fetchRelay({ method: 'PUT', path: `blobs/${sha256}`, body: bytes });
}

async function putMessage(batch: Batch, row: MessageRow): Promise<Result<unknown, RelayError>> {
	const path = `batches/${batch.id}/messages/${row.id}`;
	return fetchRelay({ method: 'PUT', path, body: { message: row.message, seal: row.seal } });
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
