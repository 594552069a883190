import { db } from './db.ts';
import { hiddenInvoices } from './hidden.ts';
import type { InvoiceRow } from './rows.ts';

/** A debtor's invoices, the newest first. */
export async function invoicesOfDebtor(debtorId: string): Promise<InvoiceRow[]> {
	const rows = await db.invoices.where('debtorId').equals(debtorId).toArray();
	const hidden = await hiddenInvoices();
	return rows.filter((row) => !hidden.has(row.id)).toSorted(byDate);
}

/** How many of a debtor's invoices cannot be mailed because of their addresses. */
export const countBlocked = async (debtorId: string): Promise<number> =>
	db.invoices
		.where('debtorId')
		.equals(debtorId)
		.filter((row) => row.problem === 'address')
		.count();

/** The number after the highest of an issuer's debtors that is nothing but digits; `1` for the first. */
export async function nextDebtorNumber(issuerId: string): Promise<string> {
	let highest = 0;
	await db.debtors
		.where('[issuerId+number]')
		.between([issuerId, ''], [issuerId, '\uffff'])
		.eachKey((key) => {
			const number = String((key as unknown as [string, string])[1]);
			if (/^\d{1,9}$/.test(number)) highest = Math.max(highest, Number(number));
		});
	return String(highest + 1);
}

const byDate = (a: InvoiceRow, b: InvoiceRow): number =>
	b.date.localeCompare(a.date) || b.number.localeCompare(a.number, undefined, { numeric: true });
