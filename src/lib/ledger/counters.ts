import type { LedgerState } from '#domain/ledger-state.ts';
import { books, booksOf, type Book } from '#domain/route.ts';
import { db } from './db.ts';
import type { InvoiceRow } from './rows.ts';

/** What a change of rows adds to each counter. */
export type CounterChanges = Map<string, { count: number; gross: number }>;

/** Sums of one book: how many invoices stand in each state, and their gross cents. */
export type BookCounts = Record<LedgerState, { count: number; gross: number }>;

/** The counters that rows leave and enter. */
export function counterChanges(
	before: readonly (InvoiceRow | undefined)[],
	after: readonly InvoiceRow[]
): CounterChanges {
	const changes: CounterChanges = new Map();
	for (const row of before) if (row) add(changes, row, -1);
	for (const row of after) add(changes, row, 1);
	return changes;
}

function add(changes: CounterChanges, row: InvoiceRow, sign: 1 | -1): void {
	for (const book of booksOf(row.route)) {
		const key = `${row.issuerId}|${book}|${row.state}|${row.date.slice(0, 7)}`;
		const sum = changes.get(key) ?? { count: 0, gross: 0 };
		changes.set(key, { count: sum.count + sign, gross: sum.gross + sign * row.totals.gross });
	}
}

/** Applies changes. Runs inside the transaction that changes the rows. */
export async function addToCounters(changes: CounterChanges): Promise<void> {
	const due = [...changes].filter(([, change]) => change.count !== 0 || change.gross !== 0);
	const known = await db.counters.bulkGet(due.map(([key]) => key));
	await db.counters.bulkPut(
		due.map(([key, change], index) => ({
			key,
			count: (known[index]?.count ?? 0) + change.count,
			gross: (known[index]?.gross ?? 0) + change.gross
		}))
	);
}

/** All counters of an issuer, by book and state. */
export async function countsOf(issuerId: string): Promise<Record<Book, BookCounts>> {
	const counts = Object.fromEntries(books.map((book) => [book, emptyCounts()])) as Record<Book, BookCounts>;
	for (const row of await db.counters.where('key').startsWith(`${issuerId}|`).toArray()) {
		const [, book, state] = row.key.split('|') as [string, Book, LedgerState];
		counts[book][state].count += row.count;
		counts[book][state].gross += row.gross;
	}
	return counts;
}

const emptyCounts = (): BookCounts => ({
	draft: { count: 0, gross: 0 },
	held: { count: 0, gross: 0 },
	problem: { count: 0, gross: 0 },
	perhaps: { count: 0, gross: 0 },
	waiting: { count: 0, gross: 0 },
	sent: { count: 0, gross: 0 },
	'to-send': { count: 0, gross: 0 }
});

/** How many invoices of all issuers wait, and how many are perhaps sent. */
export async function allCounts(): Promise<{ waiting: number; perhaps: number }> {
	const sums = { waiting: 0, perhaps: 0 };
	for (const { key, count } of await db.counters.toArray()) {
		const [, book, state] = key.split('|');
		if (book === 'all' && (state === 'waiting' || state === 'perhaps')) sums[state] += count;
	}
	return sums;
}
