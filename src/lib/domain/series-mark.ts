import type { InvoiceType } from './invoice.ts';
import type { Series } from './numbering.ts';

/** How far a series has counted under one pattern, as one device saw it: what the relay remembers for a lost one. */
export interface SeriesMark {
	seriesId: string;
	issuerId: string;
	type: InvoiceType;
	pattern: string;
	year: number;
	/** The count that comes next in `year`. */
	next: number;
	/** ISO date of the last invoice, or empty before the first. */
	lastDate: string;
}

/** How far a series has counted now. */
export const markOf = ({ id, issuerId, type, pattern, year, next, lastDate }: Series): SeriesMark => ({
	seriesId: id,
	issuerId,
	type,
	pattern,
	year,
	next,
	lastDate
});

/** Whether one mark of a series and pattern lies further on than another; a series never goes back a year. */
export const isFurther = (a: SeriesMark, b: SeriesMark): boolean =>
	a.year > b.year || (a.year === b.year && a.next > b.next);
