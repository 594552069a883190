import { db } from './db.ts';
import type { InvoiceRow } from './rows.ts';

/** The newest invoice of an issuer that has a number, or null: what examples are made of. */
export async function newestInvoice(issuerId: string): Promise<InvoiceRow | null> {
	const newest = await db.invoices.where('keys').startsWith(`${issuerId}|all|any|`).reverse().limit(20).toArray();
	return newest.find(({ number }) => number !== '') ?? null;
}
