import type { Limits, PagePlan, Piece } from './pagination.ts';
import { heightOf, stopsOf, sumOf, type RowHeight } from './row-height.ts';

/** Heights (mm) up to which two rows, and a whole one, go with the closing block to a new page: the page before stays full. */
const mostOfTwo = 30;
const mostOfOne = 50;

/** Whether rows of a height stand on a fresh page with a block below them. */
const fitsFresh = (height: number, below: number, limits: Limits): boolean =>
	limits.freshTop + height + below <= limits.closing;

/** What of a page goes with the closing block to the next: the last two rows, the last one, or its end; the fewest that look well there. */
export function tailOf(
	rows: readonly RowHeight[],
	pieces: readonly Piece[],
	closing: number,
	limits: Limits
): Omit<Piece, 'y'>[] {
	const fits = (height: number) => fitsFresh(height, closing, limits);
	const last = pieces.at(-1);
	const two = pieces.slice(-2);
	const heightOfTwo = sumOf(two.map(({ height }) => height));
	if (!last) return [];
	if (pieces.length > 2 && heightOfTwo <= mostOfTwo && fits(heightOfTwo)) return two;
	if (pieces.length > 1 && last.height <= mostOfOne && fits(last.height)) return [last];
	const row = rows[last.row]!;
	const isHigh = last.height > mostOfOne;
	const stop = isHigh ? stopsOf(row).findLast((from) => from > last.from && last.to - from > 1) : undefined;
	const end = stop === undefined ? null : { ...last, from: stop, height: heightOf(row, stop, last.to) };
	if (end && fits(end.height)) return [end];
	return pieces.length > 1 && fits(last.height) ? [last] : [];
}

/** The last row of a page where it is short and can join a short one that stands alone above the blocks on the next; else null. */
export function companyOf(before: PagePlan, page: PagePlan, below: number, limits: Limits): Piece | null {
	const [only, ...others] = page.pieces;
	const company = before.pieces.at(-1);
	if (!only || others.length > 0 || !company || before.pieces.length < 2) return null;
	const height = only.height + company.height;
	const isWhole = company.from === 0 && company.row !== only.row;
	return isWhole && height <= mostOfTwo && fitsFresh(height, below, limits) ? company : null;
}
