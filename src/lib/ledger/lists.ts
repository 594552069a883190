import type { LedgerState } from '#domain/ledger-state.ts';
import { cents } from '#domain/money.ts';
import type { Book } from '#domain/route.ts';
import { db } from './db.ts';
import { hiddenInvoices } from './hidden.ts';
import { amountPrefix, newestFirst, orderPrefix, type ListOrder } from './list-order.ts';
import type { InvoiceRow, MessageRow, ReceiptRow } from './rows.ts';
import { wordsOf } from './words.ts';

/** Which invoices of an issuer a list shows, and in which order. */
export interface InvoiceFilter {
	issuerId: string;
	book: Book;
	/** `unsent`: all that has not gone out and can: to send, problems, held. */
	state: LedgerState | 'any' | 'unsent';
	/** Words or an amount to find; empty for all. */
	search: string;
	/** The beginning of an ISO date (`2026`, `2026-11`); absent or empty for all. */
	period?: string;
	order?: ListOrder;
}

const unsent = ['to-send', 'problem', 'held'] as const;

/** Ids of the invoices that a filter names, in its order. Rows are read by their window with `invoiceRows`. */
export async function listInvoices(filter: InvoiceFilter): Promise<string[]> {
	const ids = await byDate(filter);
	const hidden = await hiddenInvoices();
	const found = await foundBy(filter.search, filter.issuerId);
	const shown = ids.filter((id) => !hidden.has(id) && (found === null || found.has(id)));
	return inOrder(shown, filter.issuerId, filter.order ?? newestFirst);
}

async function byDate({ issuerId, book, state, period = '' }: InvoiceFilter): Promise<string[]> {
	const idsOf = (one: LedgerState | 'any') => keyed(`${issuerId}|${book}|${one}|${period}`);
	if (state !== 'unsent') return idsOf(state);
	const wanted = new Set((await Promise.all(unsent.map(idsOf))).flat());
	return (await idsOf('any')).filter((id) => wanted.has(id));
}

/** Ids by date in another order. Those of an older ledger that have no key of that order yet come last. */
async function inOrder(ids: string[], issuerId: string, { by, direction }: ListOrder): Promise<string[]> {
	const turned = (list: string[]) => (direction === 'down' ? list.reverse() : list);
	if (by === 'date') return turned(ids);
	const left = new Set(ids);
	const sorted = (await keyed(orderPrefix(issuerId, by))).filter((id) => left.delete(id));
	return [...turned(sorted), ...left];
}

const keyed = (prefix: string): Promise<string[]> => db.invoices.where('keys').startsWith(prefix).primaryKeys();

async function foundBy(search: string, issuerId: string): Promise<Set<string> | null> {
	const words = wordsOf(search);
	if (words.length === 0) return null;
	const hits = await Promise.all(words.map((word) => db.invoices.where('words').startsWith(word).primaryKeys()));
	const [first, ...others] = hits.map((ids) => new Set(ids)).toSorted((a, b) => a.size - b.size);
	const byWords = [...first!].filter((id) => others.every((ids) => ids.has(id)));
	return new Set([...byWords, ...(await byAmount(search, issuerId))]);
}

/** What a search such as `1.204,10` or `1204.10` comes to, credit notes as well. */
async function byAmount(search: string, issuerId: string): Promise<string[]> {
	const amount = /^(\d[\d.,\s'’]*)[.,](\d\d)$/.exec(search.trim());
	if (!amount) return [];
	const written = Number(`${amount[1]!.replace(/\D/g, '')}${amount[2]}`);
	const found = [written, -written].map((one) => keyed(amountPrefix(issuerId, cents(one))));
	return (await Promise.all(found)).flat();
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
