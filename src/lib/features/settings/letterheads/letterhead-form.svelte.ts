import { readLetterhead, type LetterheadError } from '#documents/letterhead.ts';
import { addLetterhead } from '#ledger/letterheads.ts';
import type { LetterheadImage, LetterheadRow } from '#ledger/rows.ts';
import { m } from '#ui/paraglide/messages.js';

/** The pages of a letterhead. */
export type LetterheadPage = 'first' | 'next';

/** A letterhead while a person puts it together: a name and one or two pictures. */
export class LetterheadForm {
	name = $state<string>(m.settings_letterhead_name_default());
	pages = $state.raw<Record<LetterheadPage, LetterheadImage | null>>({ first: null, next: null });
	/** Why the file that was chosen last is no page, in words, by page. */
	faults = $state<Partial<Record<LetterheadPage, string>>>({});
	/** The page whose file is being read. */
	reading = $state<LetterheadPage | null>(null);
	tried = $state(false);
	/** The letterhead whose next version this is, or null for a new one. */
	replaces = $state.raw<LetterheadRow | null>(null);

	/** Reads a file as a page; one that is none leaves the page as it was. */
	async choose(page: LetterheadPage, file: File): Promise<void> {
		this.reading = page;
		const image = await readLetterhead(file);
		this.reading = null;
		this.faults = { ...this.faults, [page]: image.ok ? undefined : faultOf(image.error, file.name) };
		if (image.ok) this.pages = { ...this.pages, [page]: image.value };
	}

	/** Takes the following pages away again. */
	removeNext(): void {
		this.pages = { ...this.pages, next: null };
	}

	/** Starts over, for a new letterhead or for the next version of one. */
	begin(replaces: LetterheadRow | null): void {
		this.replaces = replaces;
		this.name = replaces?.name ?? m.settings_letterhead_name_default();
		this.pages = { first: replaces?.first ?? null, next: replaces?.next ?? null };
		this.faults = {};
		this.tried = false;
	}

	/** Saves it for an issuer; answers null while the name or the first page is missing. */
	async save(issuerId: string): Promise<LetterheadRow | null> {
		this.tried = true;
		const { first, next } = this.pages;
		if (!first || this.name.trim() === '') return null;
		const row = await addLetterhead(issuerId, this.name.trim(), { first, next }, this.replaces?.id);
		this.begin(null);
		return row;
	}
}

function faultOf(error: LetterheadError, file: string): string {
	switch (error.type) {
		case 'NotAnImage':
			return m.settings_letterhead_not_image({ file });
		case 'Unreadable':
			return m.settings_letterhead_unreadable({ file });
		case 'TooLarge':
			return m.settings_letterhead_too_large({ file, width: error.width, height: error.height });
	}
}
