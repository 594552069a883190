import { db } from './db.ts';
import { refreshInvoices } from './invoice-store.ts';
import { commit } from './journal.ts';

/** Whether anything was sent for practice. */
export const hasPracticeSends = async (): Promise<boolean> =>
	(
		await db.messages
			.filter((row) => row.practice)
			.limit(1)
			.primaryKeys()
	).length > 0;

/** Takes all practice sends out of the ledger: their invoices are as if never tried. */
export async function clearPracticeSends(): Promise<void> {
	await commit(
		(ids) => ({ type: 'practice.cleared', ids, payload: {} }),
		async () => {
			const messages = await db.messages.filter((row) => row.practice).toArray();
			await db.messages.bulkDelete(messages.map((row) => row.id));
			await db.batches.filter((batch) => batch.practice).delete();
			await refreshInvoices(messages.flatMap((row) => row.invoiceIds));
			return messages.map((row) => row.id);
		}
	);
}
