import type { Store, Writer } from './schema.ts';

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
	const { epoch, next_seq } = await writer
		.updateTable('ledger')
		.set((row) => ({ next_seq: row('next_seq', '+', 1) }))
		.where('ledger_id', '=', ledgerId)
		.returning(['epoch', 'next_seq'])
		.executeTakeFirstOrThrow();
	return { epoch, seq: next_seq - 1 };
}

/** The ledger that a message belongs to, or null. */
export async function ledgerOfMessage(store: Store, messageId: string): Promise<string | null> {
	const row = await store.selectFrom('message').select('ledger_id').where('id', '=', messageId).executeTakeFirst();
	return row?.ledger_id ?? null;
}
