import { SvelteSet } from 'svelte/reactivity';
import type { LedgerState } from '#domain/ledger-state.ts';
import { books, type Book } from '#domain/route.ts';
import { countsOf } from '#ledger/counters.ts';
import { current } from '#ledger/current.svelte.ts';
import { invoiceRows, listInvoices, type InvoiceFilter } from '#ledger/lists.ts';
import { Live } from '#ledger/live.svelte.ts';
import type { InvoiceRow } from '#ledger/rows.ts';

/** The chips of the ledger: all, or the invoices of one state. */
export type Chip = LedgerState | 'any';

/** What the ledger shows and what is ticked in it. The invoices themselves come from live queries. */
export class LedgerView {
	book = $state<Book>('all');
	chip = $state<Chip>('any');
	search = $state('');
	/** Which rows are drawn. */
	window = $state.raw({ first: 0, count: 0 });
	readonly ticked = new SvelteSet<string>();

	readonly ids: Live<string[], InvoiceFilter>;
	readonly rows: Live<Partial<Record<string, InvoiceRow>>, string[]>;
	readonly counts: Live<Awaited<ReturnType<typeof countsOf>> | null, string>;

	/** Ids of the drawn rows; the list below follows them. */
	readonly drawn: string[] = $derived.by(() => {
		const { first, count } = this.window;
		return this.ids.current.slice(first, first + count);
	});
	/** Ticked invoices that the list shows; what is filtered away keeps its tick but is not acted upon. */
	readonly chosen: string[] = $derived.by(() => this.ids.current.filter((id) => this.ticked.has(id)));

	constructor() {
		this.ids = new Live(
			[],
			() => ({
				issuerId: current.issuer?.id ?? '',
				book: this.book,
				state: this.chip,
				search: this.search
			}),
			listInvoices
		);
		this.rows = new Live<Partial<Record<string, InvoiceRow>>, string[]>(
			{},
			() => this.drawn,
			async (ids) => Object.fromEntries((await invoiceRows(ids)).map((row) => [row.id, row]))
		);
		this.counts = new Live<Awaited<ReturnType<typeof countsOf>> | null, string>(
			null,
			() => current.issuer?.id ?? '',
			async (issuerId) => (issuerId ? countsOf(issuerId) : null)
		);
	}

	/** How many invoices a book holds; undefined until the ledger has answered. */
	bookCount(book: Book): number | undefined {
		const counts = this.counts.current?.[book];
		return counts && Object.values(counts).reduce((sum, { count }) => sum + count, 0);
	}

	/** How many invoices of the open book are in a state. */
	stateCount(state: LedgerState): number {
		return this.counts.current?.[this.book][state].count ?? 0;
	}

	tick(id: string, on: boolean): void {
		if (on) this.ticked.add(id);
		else this.ticked.delete(id);
	}

	/** Ticks all that the list shows, or none. */
	tickAll(on: boolean): void {
		this.ticked.clear();
		if (on) for (const id of this.ids.current) this.ticked.add(id);
	}
}

/** The books in the order of their tabs. */
export const bookOrder = books;
