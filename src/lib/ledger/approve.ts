import type { Batch } from '#domain/batch.ts';
import { err, type Result } from '#domain/result.ts';
import { approveBatch, type ApproveError, type SealedMessage } from './batches.ts';
import { passPin } from './pin-gate.svelte.ts';

/** A batch with its sealed messages, not written yet. */
export interface Prepared {
	batch: Batch;
	sealed: SealedMessage[];
}

/**
 * Approves what `prepare` seals, once this device's PIN was given: the one way by which a screen sends. `NoPin` where it
 * was not given. What is to go is settled before the call: the ledger may change while the PIN is asked for.
 */
export async function approve<E>(
	prepare: () => Promise<Result<Prepared, E>>
): Promise<Result<Batch, E | ApproveError | { type: 'NoPin' }>> {
	if (!(await passPin())) return err({ type: 'NoPin' });
	const prepared = await prepare();
	return prepared.ok ? approveBatch(prepared.value.batch, prepared.value.sealed) : prepared;
}
