import type { InvoiceType } from './invoice.ts';
import { fillPattern, parsePattern, type PatternError, type PatternPart } from './pattern.ts';
import { err, ok, type Result } from './result.ts';

/** A run of invoice numbers without gaps; belongs to one issuer, one kind and one device. */
export interface Series {
	/** UUIDv7. */
	id: string;
	issuerId: string;
	type: InvoiceType;
	/** E.g. `{year}-{number:4}` or `F{year}{number:5}`. */
	pattern: string;
	/** The count that the next invoice gets in `year`. */
	next: number;
	/** The year that `next` counts in. */
	year: number;
	/** ISO date of the last invoice, or empty before the first. */
	lastDate: string;
	/** Whether it gives no numbers until a person has confirmed the next one (after a restore or a copy). */
	locked: boolean;
}

/** Why a text is no pattern for numbers. */
export type SeriesPatternError =
	| PatternError
	| { type: 'NoNumber' }
	| { type: 'Twice'; field: SeriesField }
	| { type: 'Character'; character: string }
	| { type: 'TooLong'; limit: number };

/** Why a series gives no number. */
export type NumberError =
	| { type: 'Locked' }
	/** The date lies before the last of its series (or before the year that it counts in). */
	| { type: 'DateBeforeLast'; earliest: string }
	| { type: 'BadPattern'; error: SeriesPatternError };

/** The fields of a number. */
export type SeriesField = 'year' | 'number';
const fields: readonly SeriesField[] = ['year', 'number'];

/** Patterns that a new series offers. */
export const seriesPatterns: readonly string[] = ['{year}-{number:4}', 'F{year}{number:5}', '{number}'];

const patternLimit = 40;

/** Reads a pattern: one `{number}` or `{number:4}`, at most one `{year}`, else ASCII letters, digits and `- . _ /`. */
export function parseSeriesPattern(text: string): Result<PatternPart<SeriesField>[], SeriesPatternError> {
	if (text.length > patternLimit) return err({ type: 'TooLong', limit: patternLimit });
	const parsed = parsePattern(text, fields);
	if (!parsed.ok) return parsed;
	const strange = /[^A-Za-z0-9._/{}:-]/u.exec(text);
	if (strange) return err({ type: 'Character', character: strange[0] });
	for (const field of fields) {
		const count = parsed.value.filter((part) => part.type === 'field' && part.field === field).length;
		if (count > 1) return err({ type: 'Twice', field });
		if (count === 0 && field === 'number') return err({ type: 'NoNumber' });
	}
	return parsed;
}

/**
 * The next number of a series for an invoice of this ISO date, and the series after it. The count begins at 1 again in a
 * new year only where the pattern holds the year.
 */
export function nextNumber(series: Series, date: string): Result<{ number: string; series: Series }, NumberError> {
	if (series.locked) return err({ type: 'Locked' });
	const pattern = parseSeriesPattern(series.pattern);
	if (!pattern.ok) return err({ type: 'BadPattern', error: pattern.error });
	const earliest = series.lastDate || `${series.year}-01-01`;
	if (date < earliest) return err({ type: 'DateBeforeLast', earliest });
	const year = Number(date.slice(0, 4));
	const yearly = pattern.value.some((part) => part.type === 'field' && part.field === 'year');
	const count = yearly && year > series.year ? 1 : series.next;
	const number = fillPattern(pattern.value, { year: String(year), number: String(count) });
	return ok({ number, series: { ...series, next: count + 1, year, lastDate: date } });
}
