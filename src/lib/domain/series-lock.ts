import { parseSeriesPattern, type Series, type SeriesPatternError } from './numbering.ts';
import { fillPattern, type PatternPart } from './pattern.ts';
import { err, ok, type Result } from './result.ts';
import { isFurther, markOf, type SeriesMark } from './series-mark.ts';

/** Where a locked series would go on, and how many numbers were given that this ledger does not hold. */
export interface SeriesProposal extends Pick<SeriesMark, 'pattern' | 'year' | 'next' | 'lastDate'> {
	/** 0 where none is known of. */
	lost: number;
}

/** Why a series does not go on as asked. */
export type UnlockError =
	| { type: 'BadPattern'; error: SeriesPatternError }
	/** A count below the first that is free. */
	| { type: 'TooLow'; next: number }
	/** Numbers of this pattern may be the same as those of a known one. */
	| { type: 'Collides'; pattern: string };

/**
 * Where a series goes on after a restore: the furthest of what the ledger holds and what the relay has seen. `marks` are
 * the relay's, the newest last; where it has seen a later pattern of the series, that one counts.
 */
export function proposalFor(series: Series, marks: readonly SeriesMark[]): SeriesProposal {
	const own = markOf(series);
	const seen = marks.filter((mark) => mark.seriesId === series.id);
	const newest = seen.at(-1);
	if (!newest) return proposed(own, 0);
	if (newest.pattern !== own.pattern) {
		return seen.some((mark) => mark.pattern === own.pattern) ? proposed(newest, newest.next - 1) : proposed(own, 0);
	}
	if (!isFurther(newest, own)) return proposed(own, 0);
	return proposed(newest, newest.year === own.year ? newest.next - own.next : newest.next - 1);
}

const proposed = ({ pattern, year, next, lastDate }: SeriesMark, lost: number): SeriesProposal => ({
	pattern,
	year,
	next,
	lastDate,
	lost
});

/** Unlocks a series with the count, or under the new pattern, that a person has confirmed. `others` are the patterns in use beside it. */
export function unlock(
	series: Series,
	marks: readonly SeriesMark[],
	others: readonly string[],
	chosen: { pattern: string; next: number }
): Result<Series, UnlockError> {
	const parts = parseSeriesPattern(chosen.pattern);
	if (!parts.ok) return err({ type: 'BadPattern', error: parts.error });
	const { year, lastDate } = proposalFor(series, marks);
	const seen = [markOf(series), ...marks.filter((mark) => mark.seriesId === series.id)];
	const same = seen.filter((mark) => mark.pattern === chosen.pattern && mark.year === year);
	const lowest = Math.max(1, ...same.map((mark) => mark.next));
	if (chosen.next < lowest) return err({ type: 'TooLow', next: lowest });
	const sample = fillPattern(parts.value, { year: String(year), number: String(chosen.next) });
	const rivals = [...seen.map((mark) => mark.pattern), ...others].filter((pattern) => pattern !== chosen.pattern);
	const rival = rivals.find((pattern) => fits(pattern, sample));
	if (rival !== undefined) return err({ type: 'Collides', pattern: rival });
	return ok({ ...series, ...chosen, year, lastDate, locked: false });
}

/** Whether a number could have been given under a pattern, in any year. */
function fits(pattern: string, number: string): boolean {
	const parts = parseSeriesPattern(pattern);
	return parts.ok && new RegExp(`^${parts.value.map(expression).join('')}$`).test(number);
}

const expression = (part: PatternPart<string>): string =>
	part.type === 'text' ? part.text.replace(/[^A-Za-z0-9]/g, '\\$&') : '\\d+';
