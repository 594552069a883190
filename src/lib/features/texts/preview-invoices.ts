import type { Debtor } from '#domain/debtor.ts';
import { db } from '#ledger/db.ts';
import { invoiceRows, listInvoices } from '#ledger/lists.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import type { TextChoice } from './text-editor.svelte.ts';

/** An invoice that a mail text can be tried with, and whom it is for. */
export interface PreviewInvoice {
	invoice: InvoiceRow;
	debtor: Debtor;
}

/** How many invoices are offered, and among how many of the newest they are looked for. */
const reach = { offered: 20, searched: 1_000, atOnce: 100 };

/** The newest invoices of an issuer that a mail text is for. */
export async function previewInvoices(wanted: TextChoice & { issuerId: string }): Promise<PreviewInvoice[]> {
	const { issuerId, kind, language } = wanted;
	const ids = (await listInvoices({ issuerId, book: 'all', state: 'any', search: '' })).slice(0, reach.searched);
	const type = kind === 'credit-note' ? kind : 'invoice';
	const found: InvoiceRow[] = [];
	for (let at = 0; at < ids.length && found.length < reach.offered; at += reach.atOnce) {
		const rows = await invoiceRows(ids.slice(at, at + reach.atOnce));
		found.push(...rows.filter((row) => row.kind !== 'draft' && row.type === type && row.language === language));
	}
	const invoices = found.slice(0, reach.offered);
	const debtors = await db.debtors.bulkGet(invoices.map((invoice) => invoice.debtorId));
	return invoices.flatMap((invoice, index) => {
		const debtor = debtors[index];
		return debtor ? [{ invoice, debtor }] : [];
	});
}
