import type { Receipt, ReceiptPage } from '#domain/contract.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { Evidence, RecipientState } from '#domain/receipt.ts';
import { ensureLedger, ledgerEpoch } from './ledgers.ts';
import { isAsked } from './hand-back.ts';
import type { Store, Writer } from './schema.ts';

/** What became known about one recipient, in the order in which its ledger hears of it. */
export interface ReceiptRow {
	ledger_id: string;
	epoch: number;
	seq: number;
	batch_id: string;
	message_id: string;
	recipient: string;
	state: RecipientState;
	at: string;
	practice: 0 | 1;
	evidence: Evidence | null;
	reason: string | null;
	code: number | null;
	reply: string;
	next_try_at: string | null;
	attempt_id: string | null;
	mime_sha256: string | null;
}

/** A place in a ledger's receipts. */
export interface Position {
	epoch: number;
	seq: number;
}

/** Who pulls: the device that sends for its ledger, or one that was replaced. What that one has got counts for nothing. */
export type Pulling = 'writer' | 'replaced';

/** Receipts of one page. */
export const receiptPageSize = 1000;

/** A ledger's receipts after a place, oldest first; the writer's asking acknowledges what came before it. */
export function receiptsAfter(
	store: Store,
	ledgerId: string,
	after: Position,
	by: Pulling
): Promise<Omit<ReceiptPage, 'proof'>> {
	return store.transaction().execute(async (writer) => {
		await ensureLedger(writer, ledgerId);
		if (by === 'writer') await acknowledge(writer, ledgerId, after);
		const rows = await writer
			.selectFrom('receipt')
			.selectAll()
			.where('ledger_id', '=', ledgerId)
			.where((where) =>
				where.or([
					where('epoch', '>', after.epoch),
					where.and([where('epoch', '=', after.epoch), where('seq', '>', after.seq)])
				])
			)
			.orderBy('epoch')
			.orderBy('seq')
			.limit(receiptPageSize + 1)
			.execute();
		return {
			epoch: await ledgerEpoch(writer, ledgerId),
			receipts: rows.slice(0, receiptPageSize).map(toReceipt),
			more: rows.length > receiptPageSize,
			handBack: await isAsked(writer, ledgerId)
		};
	});
}

/** An acknowledgement only moves forward, and never past what has been written. */
async function acknowledge(writer: Writer, ledgerId: string, { epoch, seq }: Position): Promise<void> {
	await writer
		.updateTable('ledger')
		.set({ acknowledged_epoch: epoch, acknowledged_seq: seq })
		.where('ledger_id', '=', ledgerId)
		.where((where) =>
			where.or([
				where('acknowledged_epoch', '<', epoch),
				where.and([where('acknowledged_epoch', '=', epoch), where('acknowledged_seq', '<', seq)])
			])
		)
		.where((where) =>
			where.or([where('epoch', '>', epoch), where.and([where('epoch', '=', epoch), where('next_seq', '>', seq)])])
		)
		.execute();
}

const toReceipt = (row: ReceiptRow): Receipt => ({
	epoch: row.epoch,
	seq: row.seq,
	batchId: row.batch_id,
	messageId: row.message_id,
	recipient: row.recipient,
	state: row.state,
	at: row.at,
	practice: row.practice === 1,
	evidence: row.evidence,
	reason: row.reason,
	code: row.code,
	reply: row.reply,
	nextTryAt: row.next_try_at,
	attemptId: row.attempt_id,
	mimeSha256: row.mime_sha256 as Sha256 | null
});
