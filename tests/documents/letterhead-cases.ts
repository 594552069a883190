import type { Head } from '#domain/document.ts';
import type { Language } from '#domain/language.ts';
import type { LetterheadMargins } from '#domain/letterhead.ts';
import type { LetterheadPages, RenderInput } from '#pdf/render.ts';
import { letterhead, pngLetterhead } from '#tests/pdf/documents.ts';
import { artOf, vectorLetterhead } from '#tests/pdf/letterheads.ts';

/** A letterhead case: its language, what it shows, and the paper that it lays behind a document. */
export interface LetterheadCase {
	name: string;
	language: Language;
	shows: string;
	paper: Pick<RenderInput, 'head' | 'letterhead' | 'margins'>;
}

const named: Head = { type: 'letterhead', id: '01980000-0000-7000-8000-000000000003', version: 1 };
const on = (letterhead: LetterheadPages): LetterheadCase['paper'] => ({ head: named, letterhead });

/** A high head, and a strip at the left of the next pages. */
const wide: LetterheadMargins = {
	first: { top: 62, right: 18, bottom: 40, left: 20 },
	next: { top: 38, right: 14, bottom: 28, left: 40 }
};
const narrow: LetterheadMargins = {
	first: { top: 50, right: 12, bottom: 34, left: 25 },
	next: { top: 28, right: 12, bottom: 22, left: 25 }
};
const drawn = vectorLetterhead('Hoeve Horáček', '#2f6b3c', 2);
const drawings: LetterheadPages = { first: await artOf(drawn), next: await artOf(drawn, 1), margins: wide };

/** Letterheads of every kind, each with margins of its own on first and next pages. */
export const letterheadCases: readonly LetterheadCase[] = [
	{
		name: 'letterhead-jpg',
		language: 'de',
		shows: 'JPG letterhead for first and next pages, margins of its own',
		paper: on({ ...letterhead(), margins: narrow })
	},
	{
		name: 'letterhead-png',
		language: 'fr',
		shows: 'letterhead that came as a PNG, for the first page alone, the address moved',
		paper: on({ ...pngLetterhead(), margins: { ...narrow, addressMoved: { right: 3, down: 4 } } })
	},
	{
		name: 'letterhead-pdf',
		language: 'nl',
		shows: 'PDF letterhead kept as drawings, with wide margins on first and next pages',
		paper: on(drawings)
	},
	{
		name: 'letterhead-printed',
		language: 'en',
		shows: 'for paper on which that letterhead is printed: nothing behind, the same margins',
		paper: {
			head: { type: 'blank', printed: { id: '01980000-0000-7000-8000-000000000003', version: 1 } },
			letterhead: null,
			margins: wide
		}
	}
];
