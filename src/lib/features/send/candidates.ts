import { goesByMail } from '#domain/route.ts';
import { db } from '#ledger/db.ts';
import { invoiceRows, listInvoices } from '#ledger/lists.ts';
import type { DebtorRow, InvoiceRow } from '#ledger/rows.ts';

/** An invoice that may go out by mail, with its debtor as the ledger knows it now. */
export interface Candidate {
	invoice: InvoiceRow;
	debtor: DebtorRow | null;
}

/** What a run of the wizard is about: invoices by mail, and those that go on paper alone. The oldest first. */
export interface Candidates {
	mail: Candidate[];
	paper: InvoiceRow[];
}

/** The invoices of these ids, or where there are none all of the issuer's that have not been sent. */
export async function readCandidates(issuerId: string, ids: readonly string[] | null): Promise<Candidates> {
	const rows = ids ? await invoiceRows(ids) : await unsent(issuerId);
	const mine = rows.filter((row) => row.issuerId === issuerId).toSorted(byDate);
	const mail = mine.filter((row) => goesByMail(row.route));
	const debtors = await db.debtors.bulkGet([...new Set(mail.map((row) => row.debtorId))]);
	const byId = new Map(debtors.filter((debtor) => debtor !== undefined).map((debtor) => [debtor.id, debtor]));
	return {
		mail: mail.map((invoice) => ({ invoice, debtor: byId.get(invoice.debtorId) ?? null })),
		paper: mine.filter((row) => !goesByMail(row.route))
	};
}

async function unsent(issuerId: string): Promise<InvoiceRow[]> {
	const filters = [
		{ book: 'mail', state: 'to-send' },
		{ book: 'mail', state: 'problem' },
		{ book: 'mail', state: 'held' },
		{ book: 'paper', state: 'to-send' }
	] as const;
	const found = await Promise.all(filters.map((filter) => listInvoices({ issuerId, ...filter, search: '' })));
	return invoiceRows([...new Set(found.flat())]);
}

const byDate = (a: InvoiceRow, b: InvoiceRow): number =>
	a.date.localeCompare(b.date) || a.number.localeCompare(b.number, undefined, { numeric: true });
