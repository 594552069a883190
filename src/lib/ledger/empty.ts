import { db } from './db.ts';

/** Whether nothing has been written in this ledger yet: a backup may be restored into it. */
export async function isEmptyLedger(): Promise<boolean> {
	const counts = await Promise.all([db.journal, db.issuers, db.debtors, db.invoices].map((table) => table.count()));
	return counts.every((count) => count === 0);
}
