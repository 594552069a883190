import { readLetterhead, type ReadLetterhead } from '#documents/letterhead.ts';
import { marginFault, usualMargins, type LetterheadMargins } from '#domain/letterhead.ts';
import { addLetterhead } from '#ledger/letterheads.ts';
import type { LetterheadImage, LetterheadRow } from '#ledger/rows.ts';
import { m } from '#ui/paraglide/messages.js';
import { faultWords, noteWords } from './letterhead-words.ts';
import { proposedMargins } from './page-ink.ts';

/** The pages of a letterhead. */
export type LetterheadPage = 'first' | 'next';

const copyOf = (margins: LetterheadMargins): LetterheadMargins => structuredClone(margins);

/** A letterhead while a person puts it together: a name, one or two pages, and where text may stand on them. */
export class LetterheadForm {
	name = $state<string>(m.settings_letterhead_name_default());
	pages = $state.raw<Record<LetterheadPage, LetterheadImage | null>>({ first: null, next: null });
	margins = $state.raw<LetterheadMargins>(copyOf(usualMargins));
	/** Why the file that was chosen last is no page, in words, by page. */
	faults = $state<Partial<Record<LetterheadPage, string>>>({});
	/** What became of the file that was chosen last, where that is not plain to see, by page. */
	notes = $state<Partial<Record<LetterheadPage, string>>>({});
	/** The page whose file is being read. */
	reading = $state<LetterheadPage | null>(null);
	tried = $state(false);
	/** The letterhead whose next version this is, or null for a new one. */
	replaces = $state.raw<LetterheadRow | null>(null);

	readonly marginFault = $derived(marginFault(this.margins));

	/** Reads a file as a page; one that is none leaves the page as it was. A PDF of more pages brings the following ones along. */
	async choose(page: LetterheadPage, file: File): Promise<void> {
		this.reading = page;
		const read = await readLetterhead(file);
		this.reading = null;
		this.faults = { ...this.faults, [page]: read.ok ? undefined : faultWords(read.error, file.name) };
		this.notes = { ...this.notes, [page]: read.ok ? noteWords(read.value, file.name) : undefined };
		if (read.ok) await this.#take(page, read.value);
	}

	async #take(page: LetterheadPage, { pages: [one, other] }: ReadLetterhead): Promise<void> {
		if (!one) return;
		const next = page === 'first' && other ? { next: other } : {};
		this.pages = { ...this.pages, [page]: one, ...next };
		const changed = 'next' in next ? (['first', 'next'] as const) : [page];
		for (const name of changed) {
			const image = this.pages[name];
			if (image) this.margins = { ...this.margins, [name]: await proposedMargins(image, usualMargins[name]) };
		}
	}

	/** Takes the following pages away again. */
	removeNext(): void {
		this.pages = { ...this.pages, next: null };
		this.margins = { ...this.margins, next: usualMargins.next };
	}

	/** Starts over, for a new letterhead or for the next version of one. */
	begin(replaces: LetterheadRow | null): void {
		this.replaces = replaces;
		this.name = replaces?.name ?? m.settings_letterhead_name_default();
		this.pages = { first: replaces?.first ?? null, next: replaces?.next ?? null };
		this.margins = copyOf(replaces?.margins ?? usualMargins);
		this.faults = {};
		this.notes = {};
		this.tried = false;
	}

	/** Saves it for an issuer; answers null while the name or the first page is missing, or too little of a page is left. */
	async save(issuerId: string): Promise<LetterheadRow | null> {
		this.tried = true;
		const { first, next } = this.pages;
		if (!first || this.name.trim() === '' || this.marginFault) return null;
		const content = { first, next, margins: this.margins };
		const row = await addLetterhead(issuerId, this.name.trim(), content, this.replaces?.id);
		this.begin(null);
		return row;
	}
}
