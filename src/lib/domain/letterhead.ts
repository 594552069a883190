import type { AddressWindow } from './issuer.ts';

/** How far a letterhead's own print reaches into a page from each edge, in millimetres: text stays within. */
export interface Margins {
	top: number;
	right: number;
	bottom: number;
	left: number;
}

/** Where text may stand on the pages of a letterhead version. */
export interface LetterheadMargins {
	first: Margins;
	next: Margins;
	/** Where the address stands on this paper; absent where the company's own choice counts. */
	window?: AddressWindow;
	/** How far the address is moved from its place, in millimetres; absent where it is not. */
	addressMoved?: { right: number; down: number };
}

/** What a letterhead gets first: artwork in the upper 45 mm (16 on next pages) and the lower 18. */
export const usualMargins: LetterheadMargins = {
	first: { top: 45, right: 10, bottom: 18, left: 10 },
	next: { top: 16, right: 10, bottom: 18, left: 10 }
};

/** A4, millimetres. */
export const paper = { width: 210, height: 297 } as const;

/** How far the address may be moved either way (mm): an envelope's window forgives no more. */
export const mostMoved = 15;

/** What two opposite margins may take of a page together (mm); with more, text would be too small or find no page to end on. */
export const mostTaken = { across: 65, first: 150, next: 120 } as const;

/** Why text cannot stand within margins: the sides, or top and bottom, leave too little of a page. */
export type MarginFault = { type: 'TooNarrow' | 'TooLow'; page: 'first' | 'next' };

/** Whether margins leave enough of each page; null when they do. */
export function marginFault(margins: LetterheadMargins): MarginFault | null {
	for (const page of ['first', 'next'] as const) {
		const { top, right, bottom, left } = margins[page];
		if (left + right > mostTaken.across) return { type: 'TooNarrow', page };
		if (top + bottom > mostTaken[page]) return { type: 'TooLow', page };
	}
	return null;
}
