import type { Batch } from '#domain/batch.ts';
import { HandedBack } from '#domain/contract-hand-back.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { messagesOfBatch, recordPush } from '#ledger/batches.ts';
import { leaveInDoubt } from '#ledger/forgotten.ts';
import { handedOverBatches, keepHandedBack, outcomesOf } from '#ledger/handed-over.ts';
import { wantsResults } from '#ledger/results.ts';
import type { MessageRow } from '#ledger/rows.ts';
import { isFinal, type RelayRefusal } from './final-refusals.ts';
import { pullMailboxes } from './mailboxes.ts';
import { callRelay, fetchRelay, type RelayError } from './relay-client.ts';
import { stageMessages, type FilesMissing } from './stage.ts';

/**
 * Tells a restored relay what this device knows: each batch that it had, what has become of each recipient, and the
 * messages that it has forgotten. What it does not take any more, because it has forgotten the mailbox as well or knows
 * it with another sender, or because a file is gone here, keeps nothing else waiting: whoever was still to be sent to is
 * in doubt. Whatever the relay is told twice changes nothing, so a hand-back that broke off begins anew.
 */
export async function handBack(): Promise<Result<null, RelayError>> {
	const list = await pullMailboxes();
	if (!list.ok) return list;
	const mailboxes = new Set(list.value.mailboxes.map(({ id }) => id));
	const told = { batches: 0, known: 0, uncertain: 0 };
	for (const batch of await handedOverBatches()) {
		const back = await handBackBatch(batch, mailboxes);
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

async function handBackBatch(
	batch: Batch,
	mailboxes: ReadonlySet<string>
): Promise<Result<{ known: number; uncertain: number }, RelayError>> {
	const rows = await messagesOfBatch(batch);
	let answer = await tell(batch, rows);
	const forgotten = new Set(answer.ok ? [] : missingIn(answer.error));
	let inDoubt = 0;
	if (forgotten.size > 0) {
		const lost = await stageAnew(
			batch,
			rows.filter(({ id }) => forgotten.has(id)),
			mailboxes
		);
		if (!lost.ok) return lost;
		answer = await tell(
			batch,
			rows.filter((row) => !lost.value.includes(row))
		);
		if (answer.ok) inDoubt = await leaveInDoubt(lost.value.map(({ id }) => id));
	}
	if (!answer.ok) return answer;
	if (batch.push.type === 'sealing')
		await recordPush(batch.id, { type: 'sealed', at: answer.value.sealedAt, untold: await wantsResults() });
	return ok({ known: answer.value.known, uncertain: answer.value.uncertain + inDoubt });
}

/** Tells what is known of messages of a batch; there may be none. */
async function tell(batch: Batch, rows: readonly MessageRow[]): Promise<Result<HandedBack, RelayError>> {
	if (rows.length === 0) return ok({ sealedAt: new Date().toISOString(), known: 0, uncertain: 0 });
	const messages = rows.map((row) => ({ id: row.id, seal: row.seal, known: outcomesOf(row) }));
	const body = { approvedAt: batch.approvedAt, messages };
	return callRelay(HandedBack, { method: 'POST', path: `batches/${batch.id}/hand-back`, body });
}

/** Gives the relay messages that it has forgotten; answers those that it cannot be given, now or later. */
async function stageAnew(
	batch: Batch,
	rows: readonly MessageRow[],
	mailboxes: ReadonlySet<string>
): Promise<Result<MessageRow[], RelayError>> {
	const able = rows.filter(({ message }) => mailboxes.has(message.mailboxId));
	const lost = rows.filter((row) => !able.includes(row));
	const stage = (part: readonly MessageRow[]) => stageMessages(batch, part, () => Promise.resolve());
	const all = able.length > 0 ? await stage(able) : ok(null);
	if (all.ok) return ok(lost);
	if (!isLasting(all.error)) return err(all.error);
	// One by one shows which of them cannot be given
	for (const row of able) {
		const staged = await stage([row]);
		if (staged.ok) continue;
		if (!isLasting(staged.error)) return err(staged.error);
		lost.push(row);
	}
	return ok(lost);
}

const isLasting = (error: RelayError | FilesMissing): error is RelayRefusal | FilesMissing =>
	error.type === 'FilesMissing' || (error.type === 'Refused' && isFinal(error));

const missingIn = (error: RelayError): readonly string[] =>
	error.type === 'Refused' && error.refusal.error === 'missing' ? (error.refusal.missing ?? []) : [];
