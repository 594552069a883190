import type { Batch } from '#domain/batch.ts';
import { HandedBack } from '#domain/contract-hand-back.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { messagesOfBatch, recordPush } from '#ledger/batches.ts';
import { handedOverBatches, keepHandedBack, outcomesOf } from '#ledger/handed-over.ts';
import { wantsResults } from '#ledger/results.ts';
import { callRelay, fetchRelay, type RelayError } from './relay-client.ts';
import { stageMessages, type FilesMissing } from './stage.ts';

/**
 * Tells a restored relay what this device knows: each batch that it had, what has become of each recipient, and the
 * messages that it has forgotten. Whatever it is told twice changes nothing, so a hand-back that broke off begins anew.
 */
export async function handBack(): Promise<Result<null, RelayError>> {
	const told = { batches: 0, known: 0, uncertain: 0 };
	for (const batch of await handedOverBatches()) {
		const back = await handBackBatch(batch);
		if (!back.ok) return back;
		told.batches += 1;
		told.known += back.value.known;
		told.uncertain += back.value.uncertain;
	}
	const done = await fetchRelay({ method: 'POST', path: 'hand-back/done' });
	if (!done.ok) return done;
	await keepHandedBack(told);
	return ok(null);
}

async function handBackBatch(batch: Batch): Promise<Result<HandedBack, RelayError>> {
	const rows = await messagesOfBatch(batch);
	if (rows.length === 0) return ok({ sealedAt: '', known: 0, uncertain: 0 });
	const messages = rows.map((row) => ({ id: row.id, seal: row.seal, known: outcomesOf(row) }));
	const body = { approvedAt: batch.approvedAt, messages };
	const tell = () => callRelay(HandedBack, { method: 'POST', path: `batches/${batch.id}/hand-back`, body });

	let answer = await tell();
	const missing = answer.ok ? [] : missingIn(answer.error);
	if (missing.length > 0) {
		const forgotten = new Set(missing);
		const staged = await stageMessages(
			batch,
			rows.filter(({ id }) => forgotten.has(id)),
			() => Promise.resolve()
		);
		if (!staged.ok) return err(strange(staged.error));
		answer = await tell();
	}
	if (answer.ok && batch.push.type === 'sealing')
		await recordPush(batch.id, { type: 'sealed', at: answer.value.sealedAt, untold: await wantsResults() });
	return answer;
}

/** What a relay that was restored has forgotten cannot be told anew without its files: nothing is decided, and it is tried again. */
const strange = (error: RelayError | FilesMissing): RelayError =>
	error.type === 'FilesMissing'
		? { type: 'Strange', detail: error.files.map(({ fileName }) => fileName).join(', ') }
		: error;

const missingIn = (error: RelayError): readonly string[] =>
	error.type === 'Refused' && error.refusal.error === 'missing' ? (error.refusal.missing ?? []) : [];
