import { goesOnPaper } from '#domain/route.ts';
import { db } from './db.ts';
import { hiddenInvoices } from './hidden.ts';
import { invoiceRows, listInvoices } from './lists.ts';
import type { InvoiceRow } from './rows.ts';

/** The states of an invoice whose paper may still be due, whatever has become of its mail. */
const open = ['to-send', 'waiting', 'perhaps', 'problem'] as const;

/** How far back mailed invoices are offered to those who want paper too, in days. */
const daysBack = 62;

/** The most that are listed of those printed before. */
const mostPrinted = 500;

/** Whether an invoice is ready for paper and has not been printed for its debtor. */
const isDue = (row: InvoiceRow): boolean =>
	row.kind !== 'draft' &&
	row.held === null &&
	row.printedAt === '' &&
	row.markedSentAt === '' &&
	!row.savedInsteadAt &&
	!row.history;

/** Invoices whose paper is due: by their route, or since their debtor wants paper too. The oldest first. */
export async function listToPrint(issuerId: string, today: string): Promise<InvoiceRow[]> {
	const found = await Promise.all(open.map((state) => listInvoices({ issuerId, book: 'paper', state, search: '' })));
	const rows = [...(await invoiceRows(found.flat())), ...(await wantedToo(issuerId, today))];
	return rows.filter(isDue).toSorted(byDate);
}

/** Invoices that go by mail to debtors who want them on paper too, as far as they are recent. */
async function wantedToo(issuerId: string, today: string): Promise<InvoiceRow[]> {
	const debtors = db.debtors.where('key').startsWith(`${issuerId}|`);
	const ids = await debtors.filter((debtor) => debtor.printToo === true).primaryKeys();
	if (ids.length === 0) return [];
	const since = new Date(Date.parse(today) - daysBack * 86_400_000).toISOString().slice(0, 10);
	const hidden = await hiddenInvoices();
	const rows = await db.invoices.where('debtorId').anyOf(ids).toArray();
	return rows.filter((row) => !goesOnPaper(row.route) && row.date >= since && !hidden.has(row.id));
}

/** The newest invoices that were printed for their debtors, found by words or all. */
export async function listPrinted(issuerId: string, search: string): Promise<InvoiceRow[]> {
	const ids = await listInvoices({ issuerId, book: 'paper', state: 'any', search });
	const rows: InvoiceRow[] = [];
	for (let at = 0; at < ids.length && rows.length < mostPrinted; at += mostPrinted) {
		const some = await invoiceRows(ids.slice(at, at + mostPrinted));
		rows.push(...some.filter((row) => row.printedAt !== ''));
	}
	return rows.slice(0, mostPrinted);
}

const byDate = (a: InvoiceRow, b: InvoiceRow): number =>
	a.date.localeCompare(b.date) || a.number.localeCompare(b.number, undefined, { numeric: true });
