import type { LedgerState } from '#domain/ledger-state.ts';
import type { Book } from '#domain/route.ts';
import { db } from './db.ts';
import { hiddenInvoices } from './hidden.ts';
import type { InvoiceRow, MessageRow, ReceiptRow } from './rows.ts';
import { wordsOf } from './words.ts';

/** Which invoices of an issuer a list shows. */
export interface InvoiceFilter {
	issuerId: string;
	book: Book;
	state: LedgerState | 'any';
	/** Words to find; empty for all. */
	search: string;
}

/** Ids of the invoices that a filter names, the newest first. Rows are read by their window with `invoiceRows`. */
export async function listInvoices({ issuerId, book, state, search }: InvoiceFilter): Promise<string[]> {
	const ids = await db.invoices.where('keys').startsWith(`${issuerId}|${book}|${state}|`).primaryKeys();
	const hidden = await hiddenInvoices();
	const found = await foundBy(search);
	return ids.filter((id) => !hidden.has(id) && (found === null || found.has(id))).reverse();
}

async function foundBy(search: string): Promise<Set<string> | null> {
	const words = wordsOf(search);
	if (words.length === 0) return null;
	const hits = await Promise.all(words.map((word) => db.invoices.where('words').startsWith(word).primaryKeys()));
	const [first, ...others] = hits.map((ids) => new Set(ids)).toSorted((a, b) => a.size - b.size);
	return new Set([...first!].filter((id) => others.every((ids) => ids.has(id))));
}

/** The rows of a window of ids, in its order; ids that are gone are left out. */
export async function invoiceRows(ids: readonly string[]): Promise<InvoiceRow[]> {
	return (await db.invoices.bulkGet([...ids])).filter((row) => row !== undefined);
}

/** Whether any invoice of an issuer stands in the ledger. */
export const hasInvoices = async (issuerId: string): Promise<boolean> =>
	(await db.invoices.where('keys').startsWith(`${issuerId}|all|any|`).limit(1).primaryKeys()).length > 0;

/** The messages that carried an invoice, the newest first. */
export async function messagesOfInvoice(invoiceId: string): Promise<MessageRow[]> {
	return (await db.messages.where('invoiceIds').equals(invoiceId).sortBy('approvedAt')).reverse();
}

/** Every receipt of some messages, the oldest first. */
export const receiptsOfMessages = async (messageIds: readonly string[]): Promise<ReceiptRow[]> =>
	db.receipts
		.where('messageId')
		.anyOf([...messageIds])
		.sortBy('at');
