import type { LedgerState } from '#domain/ledger-state.ts';
import { books, type Book } from '#domain/route.ts';
import { countsOf } from '#ledger/counters.ts';
import { current } from '#ledger/current.svelte.ts';
import { newestFirst, type Sorting } from '#ledger/list-order.ts';
import { invoiceRows, listInvoices, type InvoiceFilter } from '#ledger/lists.ts';
import { Live } from '#ledger/live.svelte.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { firstChoices, readChoices, writeChoices, type ListChoices } from './list-choices.ts';
import { rangeOf, ticksOf, withTicks } from './ticking.ts';

/** The chips of the ledger: all, or the invoices of one state; `unsent` takes several together. */
export type Chip = LedgerState | 'any' | 'unsent';

/** What the ledger shows and what is ticked in it. The invoices themselves come from live queries. */
export class LedgerView {
	book = $state<Book>('all');
	chip = $state<Chip>('any');
	search = $state('');
	/** A month (`2026-11`) or a year; empty for all. */
	period = $state('');
	/** Which rows are drawn. */
	window = $state.raw({ first: 0, count: 0 });
	ticked = $state.raw(ticksOf([]));
	/** From where a range of ticks is drawn. */
	#anchor: string | null = null;

	readonly choices: Live<ListChoices>;
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
		this.choices = new Live(firstChoices, () => null, readChoices);
		this.ids = new Live(
			[],
			() => ({
				issuerId: current.issuer?.id ?? '',
				book: this.book,
				state: this.chip,
				search: this.search,
				period: this.period
			}),
			async (filter) => listInvoices({ ...filter, order: (await readChoices()).order })
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

	/** How many invoices of a book, else the open one, are in a state. */
	stateCount(state: LedgerState, book = this.book): number {
		return this.counts.current?.[book][state].count ?? 0;
	}

	/** Ticks an invoice or takes its tick away; `from-last` all between it and the one before as well. */
	tick(id: string, on: boolean, reach: 'alone' | 'from-last' = 'alone'): void {
		const ids = reach === 'alone' ? [id] : rangeOf(this.ids.current, this.#anchor, id);
		this.ticked = withTicks(this.ticked, ids, on);
		this.#anchor = id;
	}

	/** Ticks the rows from one place of the list to another, both included. */
	extend(from: number, to: number): void {
		const shown = this.ids.current;
		const [first = '', last = ''] = [shown[from], shown[to]];
		this.ticked = withTicks(this.ticked, rangeOf(shown, first, last), true);
		this.#anchor = last;
	}

	/** Ticks all that the list shows, or none. */
	tickAll(on: boolean): void {
		this.ticked = ticksOf(on ? this.ids.current : []);
	}

	/** Shows the list in another way from now on. */
	choose(changed: Partial<ListChoices>): Promise<void> {
		return writeChoices({ ...this.choices.current, ...changed }, current.issuer?.id ?? '');
	}

	/** Orders by this; by the same once more the other way round. */
	async sortBy(by: Sorting): Promise<void> {
		const { order } = this.choices.current;
		const first = by === 'debtor' ? 'up' : newestFirst.direction;
		const direction = order.by === by ? (order.direction === 'up' ? 'down' : 'up') : first;
		await this.choose({ order: { by, direction } });
	}
}

/** The books in the order of their tabs. */
export const bookOrder = books;
