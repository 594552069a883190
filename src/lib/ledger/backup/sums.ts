import { counterChanges } from '#ledger/counters.ts';
import type { CounterRow, InvoiceRow } from '#ledger/rows.ts';

/** What follows from invoices that are added up part by part. */
export interface Sums {
	add: (rows: readonly InvoiceRow[]) => void;
	/** The counters as they must be, sorted by key. */
	counters: () => CounterRow[];
	/** All but drafts; gross in cents. */
	invoices: () => { count: number; gross: number };
}

/** Adds up invoices; those of imports that are still being written (`hidden`) do not count. */
export function startSums(hidden: ReadonlySet<string>): Sums {
	const counters = new Map<string, CounterRow>();
	const invoices = { count: 0, gross: 0 };
	return {
		add(rows) {
			const shown = rows.filter((row) => !hidden.has(row.importId));
			for (const [key, { count, gross }] of counterChanges([], shown)) {
				const known = counters.get(key) ?? { key, count: 0, gross: 0 };
				counters.set(key, { key, count: known.count + count, gross: known.gross + gross });
			}
			for (const row of shown) {
				if (row.kind === 'draft') continue;
				invoices.count += 1;
				invoices.gross += row.totals.gross;
			}
		},
		counters: () => [...counters.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
		invoices: () => ({ ...invoices })
	};
}
