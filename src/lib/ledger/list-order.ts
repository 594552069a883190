import { knownGross } from '#domain/foreign.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Cents } from '#domain/money.ts';
import { booksOf } from '#domain/route.ts';
import type { InvoiceProjection } from './rows.ts';

/** What a list of invoices can be ordered by. */
export const sortings = ['date', 'number', 'debtor', 'amount', 'sent'] as const;

/** One of the orders of a list. */
export type Sorting = (typeof sortings)[number];

/** The order of a list; `up` begins with the oldest, the least, or A. */
export interface ListOrder {
	by: Sorting;
	direction: 'up' | 'down';
}

/** The order of a list for which nobody has chosen one. */
export const newestFirst: ListOrder = { by: 'date', direction: 'down' };

/** The beginning of the keys of an issuer's invoices in an order. */
export const orderPrefix = (issuerId: string, by: Exclude<Sorting, 'date'>): string => `${issuerId}|by|${by}|`;

/** Ends a value in a key: lower than all that a value may hold, so that a short one comes before what it begins. */
const end = '\t';

/** The beginning of the keys of an issuer's invoices of one amount. */
export const amountPrefix = (issuerId: string, amount: Cents): string =>
	`${orderPrefix(issuerId, 'amount')}${amountKey(amount)}${end}`;

/** An amount as text that sorts as the amount does; empty where nobody has said one. */
const amountKey = (amount: Cents | null): string => (amount === null ? '' : String(1e13 + amount).padStart(14, '0'));

/** The keys of an invoice in every list that holds it: by book and state in order of date, and in each other order. */
export function listKeys(row: Invoice & Pick<InvoiceProjection, 'state' | 'route' | 'sentAt'>): string[] {
	const number = padded(row.number);
	const byDate = `${row.date}|${number}|${row.id}`;
	const orders = {
		number,
		debtor: folded(row.buyer.name),
		amount: amountKey(knownGross(row)),
		sent: row.sentAt
	};
	return [
		...booksOf(row.route).flatMap((book) => [
			`${row.issuerId}|${book}|${row.state}|${byDate}`,
			`${row.issuerId}|${book}|any|${byDate}`
		]),
		...Object.entries(orders).map(
			([by, value]) => `${orderPrefix(row.issuerId, by as keyof typeof orders)}${value}${end}${byDate}`
		)
	];
}

/** Figures padded, so that 9 comes before 10. */
const padded = (number: string): string => number.replace(/\d+/g, (digits) => digits.padStart(12, '0'));

/** Without accents and capitals, as a telephone book sorts. */
const folded = (name: string): string =>
	name
		.normalize('NFKD')
		.replace(/[\p{M}\t]/gu, '')
		.toLowerCase()
		.replaceAll('ß', 'ss')
		.trim();
