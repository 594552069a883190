import { db } from './db.ts';
import { saveInvoices } from './invoice-store.ts';
import { commit } from './journal.ts';

/** A printing that a person has confirmed: its invoices, and since when each was marked before, or empty. */
export interface Printing {
	ids: string[];
	before: Readonly<Record<string, string>>;
}

/**
 * A person says that these invoices came out of the printer for their debtors. "Printed on" stays the first time; every
 * printing is in the journal.
 */
export async function markPrinted(ids: readonly string[]): Promise<Printing> {
	return commit(
		({ ids: printed, before }: Printing) => ({
			type: 'invoice.printed',
			ids: printed,
			payload: { again: printed.filter((id) => before[id] !== '') }
		}),
		async () => {
			const rows = (await db.invoices.bulkGet([...ids])).filter((row) => row !== undefined && row.kind !== 'draft');
			const printedAt = new Date().toISOString();
			await saveInvoices(rows.map((row) => ({ ...row!, printedAt: row!.printedAt || printedAt })));
			return {
				ids: rows.map((row) => row!.id),
				before: Object.fromEntries(rows.map((row) => [row!.id, row!.printedAt]))
			};
		}
	);
}

/** Takes a printing back: what was not marked before it is to be printed again. */
export async function undoPrinting({ ids, before }: Printing): Promise<void> {
	await commit({ type: 'invoice.print-undone', ids: [...ids], payload: {} }, async () => {
		const rows = (await db.invoices.bulkGet([...ids])).filter((row) => row !== undefined);
		await saveInvoices(rows.map((row) => ({ ...row, printedAt: before[row.id] ?? '' })));
	});
}
