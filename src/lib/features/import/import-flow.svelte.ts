import { onDestroy } from 'svelte';
import { renderPending } from '#documents/render.ts';
import type { FileChoice } from '#import/dry-run.ts';
import type { FileFault } from '#import/fault.ts';
import { missingFields, type ImportKind } from '#import/fields.ts';
import type { Mapping } from '#import/mapping.ts';
import type { EntryFilter, PlanEntry, PlanSummary } from '#import/plan.ts';
import type { FileView, Look } from '#import/protocol.ts';
import type { ImportChoices } from '#import/run.ts';
import { current } from '#ledger/current.svelte.ts';
import { patternStored } from '#ui/pattern-fields.ts';
import { shell } from '#ui/shell.svelte.ts';
import { FinishedPdfs } from './finished-pdfs.svelte.ts';
import { sortFiles } from './given-files.ts';
import { WorkerDesk, type Work } from './worker-desk.svelte.ts';

/** The steps of an import, in their order. */
export const steps = ['file', 'columns', 'check', 'done'] as const;

/** What has been imported of a file. */
export interface Outcome {
	kind: ImportKind;
	count: number;
	leftOut: number;
	unmailable: number;
	/** Debtors that came new with finished PDFs. */
	newDebtors: number;
}

const unseen: Look = { dateOrder: null, decimalSign: null, questions: [] };
const noChoice: FileChoice = { encoding: null, delimiter: null };
const asFound: ImportChoices = { changes: 'take', differing: 'leave', history: 'none' };

/** One visit of the import screen: files one after the other, each read, mapped, checked and written by the worker. */
export class ImportFlow {
	step = $state(0);
	file = $state.raw<File | null>(null);
	/** Files that were given together with this one and come after it. */
	waiting = $state.raw<File[]>([]);
	choice = $state.raw<FileChoice>(noChoice);
	view = $state.raw<FileView | null>(null);
	mapping = $state.raw<Mapping | null>(null);
	/** What the file shows under the mapping, and what it leaves open. */
	look = $state.raw<Look>(unseen);
	/** Whether this file's general addresses may be used; the issuer's setting until it is answered here. */
	allowGeneralEmail = $state(false);
	summary = $state.raw<PlanSummary | null>(null);
	choices = $state.raw<ImportChoices>(asFound);
	outcome = $state.raw<Outcome | null>(null);
	fault = $state.raw<{ name: string; fault: FileFault } | null>(null);
	stopped = $state(false);

	readonly pdfs = new FinishedPdfs();

	readonly desk = new WorkerDesk();

	constructor() {
		onDestroy(() => this.desk.close());
	}

	readonly missing = $derived(this.mapping ? missingFields(this.mapping.kind, this.mapping.columns) : []);
	/** Whether finished PDFs are read by their names, with no list beside them. */
	readonly byNames = $derived(this.pdfs.view !== null && this.view === null);
	/** What is being imported; null before anything was given. */
	readonly kind = $derived<ImportKind | null>(this.byNames ? 'documents' : (this.mapping?.kind ?? null));
	readonly canCheck = $derived(
		this.mapping !== null && this.missing.length === 0 && this.look.questions.every(({ answer }) => answer !== null)
	);
	/** What would be written with the choices as they are, and what would not. */
	readonly taken = $derived.by(() => {
		if (!this.summary) return 0;
		const { counts, differingTotals } = this.summary;
		const changed = this.choices.changes === 'take' ? counts.changed : 0;
		return counts.new + changed - (this.choices.differing === 'leave' ? differingTotals : 0);
	});
	readonly leftOut = $derived.by(() => {
		if (!this.summary) return 0;
		const { new: fresh, changed, conflict, refused } = this.summary.counts;
		return fresh + changed + conflict + refused - this.taken;
	});

	/** Takes files: finished PDFs with their list, or lists of which the debtors come first, for the invoices need them. */
	async take(files: readonly File[]): Promise<void> {
		const { pdfs, lists } = sortFiles(files);
		if (pdfs.length > 0) return this.#takePdfs(pdfs, lists);
		const [first, second] = lists;
		if (!first) return;
		this.pdfs.view = null;
		this.waiting = lists.slice(1);
		await this.#open(first, noChoice);
		if (!second || !this.view || this.view.guess.mapping.kind === 'debtors') return;
		await this.#open(second, noChoice);
		this.waiting = [first, ...lists.slice(2)];
	}

	/** Takes the list of the PDFs that were given before. */
	async takeList(file: File): Promise<void> {
		await this.#open(file, noChoice);
		if (this.view?.recalled === 'recalled' && this.canCheck) await this.check();
	}

	/** Reads the names of the PDFs under another pattern. */
	async readNames(written: string): Promise<void> {
		const pattern = patternStored(written);
		this.pdfs.stored = pattern;
		const issuerId = current.issuer?.id ?? '';
		const names = await this.desk.ask('names', { pattern, issuerId });
		if (names && this.pdfs.stored === pattern) this.pdfs.names = names;
	}

	/** Reads the file again as a person says it is written. */
	async reread(choice: Partial<FileChoice>): Promise<void> {
		if (this.file) await this.#open(this.file, { ...this.choice, ...choice });
	}

	/** Goes on with the file that waits. */
	async next(): Promise<void> {
		await this.take(this.waiting);
	}

	/** Takes a changed mapping, and asks what the file does not show under it. */
	async remap(mapping: Mapping): Promise<void> {
		this.mapping = mapping;
		this.look = (await this.desk.ask('look', { mapping })) ?? unseen;
	}

	/** Takes the file for another kind, with the columns that such a file would have. */
	async changeKind(kind: ImportKind): Promise<void> {
		const guess = await this.desk.ask('guess', { kind });
		if (guess && this.view) {
			this.view = { ...this.view, guess };
			await this.remap(guess.mapping);
		}
	}

	/** The dry run. */
	async check(): Promise<void> {
		const { allowGeneralEmail, byNames, kind } = this;
		if (!kind || !current.issuer) return;
		this.desk.work = { type: 'planning' };
		const [issuerId, mapping] = [current.issuer.id, byNames ? null : this.mapping];
		const pdfs = kind === 'documents' ? this.pdfs.choice : undefined;
		const input = { mapping, issuerId, allowGeneralEmail, pdfs };
		const summary = await this.desk.ask('plan', input);
		if (!summary) return;
		this.summary = summary;
		this.choices = { ...asFound, history: summary.markedSent > 0 ? 'marked' : 'none' };
		this.step = 2;
	}

	/** A part of the dry run's entries. */
	async entries(filter: EntryFilter, first: number, count: number): Promise<PlanEntry[]> {
		return (await this.desk.ask('entries', { filter, first, count })) ?? [];
	}

	/** Writes what the dry run and the choices come to: all of it or nothing. */
	async run(): Promise<void> {
		const { kind, choices, leftOut, summary } = this;
		if (!kind || !summary || this.desk.work) return;
		this.desk.work = { type: 'writing', share: 0 };
		shell.busy = true;
		const onProgress = (share: number) => (this.desk.work = { type: 'writing', share });
		const result = await this.desk.ask('run', { choices: { ...choices } }, onProgress);
		shell.busy = false;
		if (!result) return;
		this.stopped = result.type === 'stopped';
		if (result.type === 'stopped') return;
		const count = kind === 'debtors' ? result.debtors : result.invoices;
		const newDebtors = kind === 'documents' ? result.debtors : 0;
		this.outcome = { kind, count, leftOut, unmailable: summary.unmailable, newDebtors };
		this.step = 3;
		void renderPending();
	}

	async #takePdfs(files: File[], lists: readonly File[]): Promise<void> {
		this.#begin({ type: 'looking', share: 0, count: files.length });
		const [issuerId, count] = [current.issuer?.id ?? '', files.length];
		const onProgress = (share: number) => (this.desk.work = { type: 'looking', share, count });
		const view = await this.desk.ask('pdfs', { files, issuerId }, onProgress);
		if (!view) return;
		[this.pdfs.view, this.view, this.mapping, this.file] = [view, null, null, null];
		this.summary = null;
		this.waiting = lists.slice(1);
		this.step = 1;
		if (lists[0]) return this.takeList(lists[0]);
		await this.readNames(view.pattern);
		if (this.pdfs.isClear) await this.check();
	}

	#begin(work: Work): void {
		this.desk.work = work;
		this.fault = null;
		this.stopped = false;
	}

	async #open(file: File, choice: FileChoice): Promise<void> {
		this.#begin({ type: 'reading', name: file.name });
		const list = this.pdfs.view ? 'documents' : undefined;
		const opened = await this.desk.ask('open', { file, choice, list });
		if (!opened) return;
		if (!opened.ok) {
			this.fault = { name: file.name, fault: opened.fault };
			this.view = null;
			this.step = this.pdfs.view ? 1 : 0;
			return;
		}
		this.file = file;
		this.choice = choice;
		this.view = opened.file;
		this.summary = null;
		this.allowGeneralEmail = current.issuer?.allowGeneralEmail ?? false;
		await this.remap(opened.file.guess.mapping);
		this.step = 1;
	}
}
