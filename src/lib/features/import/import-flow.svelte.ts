import { onDestroy } from 'svelte';
import { renderPending } from '#documents/render.ts';
import { createImporter, type Importer } from '#import/client.ts';
import type { FileChoice } from '#import/dry-run.ts';
import type { FileFault } from '#import/fault.ts';
import { missingFields, type ImportKind } from '#import/fields.ts';
import type { Mapping } from '#import/mapping.ts';
import type { EntryFilter, PlanEntry, PlanSummary } from '#import/plan.ts';
import type { FileView, Look } from '#import/protocol.ts';
import type { ImportChoices } from '#import/run.ts';
import { current } from '#ledger/current.svelte.ts';
import { noteFault } from '#ledger/health.svelte.ts';
import { shell } from '#ui/shell.svelte.ts';

/** The steps of an import, in their order. */
export const steps = ['file', 'columns', 'check', 'done'] as const;

/** What has been imported of a file. */
export interface Outcome {
	kind: ImportKind;
	count: number;
	leftOut: number;
	unmailable: number;
}

/** What the worker is at. */
export type Work = { type: 'reading'; name: string } | { type: 'planning' } | { type: 'writing'; share: number };

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
	work = $state.raw<Work | null>(null);
	fault = $state.raw<{ name: string; fault: FileFault } | null>(null);
	/** Technical words of a failure, or empty. */
	failure = $state('');
	stopped = $state(false);

	#importer: Importer | null = null;

	constructor() {
		onDestroy(() => this.#close());
	}

	readonly missing = $derived(this.mapping ? missingFields(this.mapping.kind, this.mapping.columns) : []);
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

	/** Takes files: the debtors among them come first, for the invoices need them. */
	async take(files: readonly File[]): Promise<void> {
		const [first, second] = files;
		if (!first) return;
		this.waiting = files.slice(1);
		await this.#open(first, noChoice);
		if (!second || !this.view || this.view.guess.mapping.kind === 'debtors') return;
		await this.#open(second, noChoice);
		this.waiting = [first, ...files.slice(2)];
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
		this.look = (await this.#ask(() => this.#worker().call('look', { mapping }))) ?? unseen;
	}

	/** Takes the file for another kind, with the columns that such a file would have. */
	async changeKind(kind: ImportKind): Promise<void> {
		const guess = await this.#ask(() => this.#worker().call('guess', { kind }));
		if (guess && this.view) {
			this.view = { ...this.view, guess };
			await this.remap(guess.mapping);
		}
	}

	/** The dry run. */
	async check(): Promise<void> {
		const { mapping, allowGeneralEmail } = this;
		if (!mapping || !current.issuer) return;
		this.work = { type: 'planning' };
		const issuerId = current.issuer.id;
		const summary = await this.#ask(() => this.#worker().call('plan', { mapping, issuerId, allowGeneralEmail }));
		if (!summary) return;
		this.summary = summary;
		this.choices = { ...asFound, history: summary.markedSent > 0 ? 'marked' : 'none' };
		this.step = 2;
	}

	/** A part of the dry run's entries. */
	async entries(filter: EntryFilter, first: number, count: number): Promise<PlanEntry[]> {
		return (await this.#ask(() => this.#worker().call('entries', { filter, first, count }))) ?? [];
	}

	/** Writes what the dry run and the choices come to: all of it or nothing. */
	async run(): Promise<void> {
		const { mapping, choices, leftOut, summary } = this;
		if (!mapping || !summary || this.work) return;
		this.work = { type: 'writing', share: 0 };
		shell.busy = true;
		const onProgress = (share: number) => (this.work = { type: 'writing', share });
		const result = await this.#ask(() => this.#worker().call('run', { choices: { ...choices } }, onProgress));
		shell.busy = false;
		if (!result) return;
		this.stopped = result.type === 'stopped';
		if (result.type === 'stopped') return;
		const { kind } = mapping;
		const count = kind === 'debtors' ? result.debtors : result.invoices;
		this.outcome = { kind, count, leftOut, unmailable: summary.unmailable };
		this.step = 3;
		void renderPending();
	}

	/** Stops what the worker is at; a run answers whether it still could, anything else is dropped. */
	stop(): void {
		if (this.work?.type === 'writing') this.#importer?.stop();
		else this.#close();
	}

	async #open(file: File, choice: FileChoice): Promise<void> {
		this.work = { type: 'reading', name: file.name };
		this.fault = null;
		this.stopped = false;
		const opened = await this.#ask(() => this.#worker().call('open', { file, choice }));
		if (!opened) return;
		if (!opened.ok) {
			this.fault = { name: file.name, fault: opened.fault };
			this.view = null;
			this.step = 0;
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

	#worker(): Importer {
		this.#importer ??= createImporter();
		return this.#importer;
	}

	/** Waits for an answer; a failure is kept in words for the screen, and undefined is given. */
	async #ask<T>(question: () => Promise<T>): Promise<T | undefined> {
		this.failure = '';
		try {
			return await question();
		} catch (error) {
			noteFault(error);
			if (this.#importer !== null) this.failure = String(error);
			return undefined;
		} finally {
			this.work = null;
		}
	}

	#close(): void {
		this.#importer?.close();
		this.#importer = null;
	}
}
