import { db } from './db.ts';

/** Whether nothing is in this ledger, or no longer: a backup may be restored into it. */
export async function isEmptyLedger(): Promise<boolean> {
	const tables = [db.issuers, db.debtors, db.invoices, db.imports, db.batches, db.messages, db.receipts];
	const counts = await Promise.all(tables.map((table) => table.count()));
	return counts.every((count) => count === 0);
}
