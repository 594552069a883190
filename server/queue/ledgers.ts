import { prepared } from './prepared.ts';
import type { Store, Writer } from './schema.ts';

/** A ledger, and how far its receipts have been numbered and heard. */
export interface LedgerRow {
	ledger_id: string;
	epoch: number;
	/** The number of the next receipt, from 1. */
	next_seq: number;
	acknowledged_epoch: number;
	acknowledged_seq: number;
	/** Since when its devices are asked what they know; null but after a restore. */
	restored_at: string | null;
}

/** Makes a ledger known, so that it can receive receipts; a known one stays as it is. */
export async function ensureLedger(writer: Writer, ledgerId: string): Promise<void> {
	await writer
		.insertInto('ledger')
		.values({ ledger_id: ledgerId, epoch: 1, next_seq: 1, acknowledged_epoch: 0, acknowledged_seq: 0 })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The epoch in which a ledger's receipts are numbered now; 1 for a ledger not heard of yet. */
export async function ledgerEpoch(store: Store, ledgerId: string): Promise<number> {
	const ledger = await store.selectFrom('ledger').select('epoch').where('ledger_id', '=', ledgerId).executeTakeFirst();
	return ledger?.epoch ?? 1;
}

/** Takes the next receipt number of a ledger, within the caller's transaction: an undone one leaves no gap. */
export async function takeNumber(writer: Writer, ledgerId: string): Promise<{ epoch: number; seq: number }> {
	const { rows } = await countUp(writer, { ledgerId });
	if (!rows[0]) throw new Error(`there is no ledger ${ledgerId}`);
	return { epoch: rows[0].epoch, seq: rows[0].next_seq - 1 };
}

const countUp = prepared((store, { ledgerId }: { ledgerId: string }) =>
	store
		.updateTable('ledger')
		.set((row) => ({ next_seq: row('next_seq', '+', 1) }))
		.where('ledger_id', '=', ledgerId)
		.returning(['epoch', 'next_seq'])
);

/** The ledger that a message belongs to, or null. */
export async function ledgerOfMessage(store: Store, messageId: string): Promise<string | null> {
	const row = await store.selectFrom('message').select('ledger_id').where('id', '=', messageId).executeTakeFirst();
	return row?.ledger_id ?? null;
}
