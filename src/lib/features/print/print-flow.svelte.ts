import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { makePaperRun, type PaperRun } from '#documents/paper-run.ts';
import type { FileExtent } from '#domain/file-place.ts';
import { current } from '#ledger/current.svelte.ts';
import { fileSettings, type FileSettings } from '#ledger/file-settings.ts';
import { invoiceRows } from '#ledger/lists.ts';
import { Live } from '#ledger/live.svelte.ts';
import { listPrinted, listToPrint } from '#ledger/paper.ts';
import { markPrinted, type Printing } from '#ledger/printing.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { withSelection } from '#ledger/send-selection.ts';
import { localToday } from '#ui/day.ts';
import { m } from '#ui/paraglide/messages.js';
import { firstChoice, keepChoice, readChoice, type PrintChoice } from './choice.ts';
import { now } from './now.ts';
import { closeRun, keepOpenRun, readOpenRun, type OpenRun } from './open-run.ts';
import { inOrder } from './order.ts';
import { runListOf } from './run-list.ts';

/** Which invoices are offered: those that are due, those printed before, or those that the link names. */
export type Shelf = 'due' | 'printed' | 'named';

/** One print run, from the choice of invoices to a person's word that they came out. */
export class PrintFlow {
	shelf = $state<Shelf>('due');
	search = $state('');
	choice = $state.raw<PrintChoice>(firstChoice);
	/** Share of the job that is put together, 0 to 1; null while none is being made. */
	making = $state<number | null>(null);
	failed = $state.raw<unknown>(null);
	run = $state.raw<PaperRun | null>(null);
	/** Whether the run has gone to the printer or another program. */
	handed = $state(false);
	/** When each invoice was ticked by hand. */
	readonly #ticked = new SvelteMap<string, number>();
	readonly #leftOut = new SvelteSet<string>();
	readonly #rows: Live<InvoiceRow[]>;
	readonly #open: Live<OpenRun | null>;
	readonly #files = new Live<FileSettings | null, null>(null, () => null, fileSettings);
	#stop: AbortController | null = null;

	/** `ids` as the link has it: the invoices of this run, null for all that are due. */
	constructor(ids: () => string | null) {
		if (ids() !== null) this.shelf = 'named';
		const issuerId = () => current.issuer?.id ?? '';
		this.#rows = new Live<InvoiceRow[], { id: string; shelf: Shelf; search: string; ids: string | null }>(
			[],
			() => ({ id: issuerId(), shelf: this.shelf, search: this.search, ids: ids() }),
			async ({ id, shelf, search, ids: link }) => {
				if (shelf === 'printed') return listPrinted(id, search);
				return shelf === 'due'
					? listToPrint(id, localToday())
					: withSelection(link, (named) => rowsOf(id, named ?? []), 'print');
			}
		);
		this.#open = new Live<OpenRun | null, string>(null, issuerId, readOpenRun);
		$effect(() => void readChoice(issuerId()).then((choice) => (this.choice = choice)));
	}

	readonly ready = $derived.by(() => this.#rows.ready);
	/** Whether the firm saves PDFs in place of printing. */
	readonly asPdf = $derived.by(() => this.#files.current?.paperAsPdf === true);
	/** What is saved of an invoice in place of printing: as much as would be printed. */
	readonly extent = $derived.by((): FileExtent => {
		const { withFiles, copies } = this.choice;
		return withFiles && copies !== 'internal' ? 'with-files' : 'alone';
	});
	/** A run that went to the printer and waits for a person's word. */
	readonly open = $derived.by(() => this.#open.current);
	readonly all = $derived.by(() => this.#rows.current);
	/** Those that have a document and can be printed, in the order of the run as far as it is known. */
	readonly offered = $derived.by(() => {
		const { order } = this.choice;
		return inOrder(
			this.all.filter(({ document }) => document === 'stored'),
			this.shelf === 'printed' ? 'ticked' : order
		);
	});
	readonly unmade = $derived(this.all.length - this.offered.length);
	/** Those of the run, in its order. */
	readonly chosen = $derived.by(() => {
		const byTick = this.offered
			.filter(({ id }) => this.isTicked(id))
			.toSorted((a, b) => (this.#ticked.get(a.id) ?? 0) - (this.#ticked.get(b.id) ?? 0));
		return inOrder(byTick, this.choice.order);
	});

	/** What is due or named is ticked at first; what was printed before is not. */
	isTicked(id: string): boolean {
		return this.shelf === 'printed' ? this.#ticked.has(id) : !this.#leftOut.has(id);
	}

	tick(id: string, on: boolean): void {
		this.#ticked.delete(id);
		if (on) this.#ticked.set(id, Math.max(0, ...this.#ticked.values()) + 1);
		if (on) this.#leftOut.delete(id);
		else this.#leftOut.add(id);
	}

	tickAll(on: boolean): void {
		for (const { id } of this.offered) this.tick(id, on);
	}

	choose(change: Partial<PrintChoice>): void {
		this.choice = { ...this.choice, ...change };
		if (current.issuer) void keepChoice(current.issuer.id, this.choice);
	}

	/** Puts the chosen documents into one job. */
	async make(): Promise<void> {
		const { issuer } = current;
		const invoices = this.chosen;
		if (!issuer || invoices.length === 0 || this.making !== null) return;
		const { order: _, list, ...choice } = this.choice;
		this.#stop = new AbortController();
		this.making = 0;
		this.failed = null;
		this.handed = false;
		try {
			this.run = await makePaperRun({
				...choice,
				issuer,
				invoices,
				title: m.print_job_title({ issuer: issuer.name }),
				list: list ? runListOf(invoices, issuer.name, now()) : null,
				onProgress: (share) => (this.making = share),
				signal: this.#stop.signal
			});
		} catch (error) {
			if (!this.#stop.signal.aborted) this.failed = error;
		} finally {
			this.making = null;
		}
	}

	stop(): void {
		this.#stop?.abort();
	}

	/** The job went to the printer or another program: from now on a person is asked whether it came out. */
	async handedOver(): Promise<void> {
		if (!current.issuer || !this.run || this.choice.copies === 'internal') return;
		this.handed = true;
		await keepOpenRun(current.issuer.id, { at: now(), invoiceIds: this.run.invoiceIds });
	}

	/** A person says which came out; none is marked that is not named. Answers what can be taken back. */
	async cameOut(ids: readonly string[]): Promise<Printing | null> {
		const printing = ids.length > 0 ? await markPrinted(ids) : null;
		await this.leave();
		return printing;
	}

	/** Lets go of the run, and of the question about it. */
	async leave(): Promise<void> {
		if (current.issuer) await closeRun(current.issuer.id);
		this.run = null;
	}

	/** Goes back to the choice; an open question stays. */
	back(): void {
		this.run = null;
	}
}

/** Those of the link that belong to the issuer and can be printed. */
async function rowsOf(issuerId: string, ids: readonly string[]): Promise<InvoiceRow[]> {
	return (await invoiceRows(ids)).filter((row) => row.issuerId === issuerId && row.kind !== 'draft');
}
