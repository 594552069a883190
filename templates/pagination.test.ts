import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate } from './pagination.ts';
import type { RowHeight } from './row-height.ts';

const line = fc.constantFrom(3.6, 4.2);
const usual = fc.array(line, { minLength: 1, maxLength: 8 });
const huge = fc.array(line, { minLength: 50, maxLength: 200, size: 'max' });
const row: fc.Arbitrary<RowHeight> = fc
	.oneof({ weight: 20, arbitrary: usual }, { weight: 1, arbitrary: huge })
	.map((lines) => ({ lines, padding: 3.4 }));
const anything = fc.record({
	rows: fc.array(row, { minLength: 1, maxLength: 80, size: 'max' }),
	top: fc.double({ min: 120, max: 145, noNaN: true }),
	closing: fc.double({ min: 25, max: 120, noNaN: true }),
	terms: fc.double({ min: 0, max: 90, noNaN: true })
});
const plain = (count: number): RowHeight[] => Array.from({ length: count }, () => ({ lines: [4.2], padding: 3.1 }));
/** As in the classic layout. */
const limits = { freshTop: 43.2, lastRow: 256, closing: 270, whole: 1 / 3 };
const heightOf = ({ lines, padding }: RowHeight): number => lines.reduce((sum, value) => sum + value, padding);
const isLong = (row: RowHeight): boolean => heightOf(row) > (256 - 43.2) / 3;
const blocks = { closing: 66, terms: 9 };

describe('for any rows', () => {
	const law = (
		check: (
			given: { rows: RowHeight[]; top: number; closing: number; terms: number },
			plan: ReturnType<typeof paginate>
		) => void
	) => fc.assert(fc.property(anything, (given) => check(given, paginate(given.rows, given.top, given, limits))));

	it('every line of every row stands once, in order', () => {
		law(({ rows }, { pages }) => {
			const drawn = pages.flatMap(({ pieces }) =>
				pieces.flatMap(({ row, from, to }) => Array.from({ length: to - from }, (_, index) => `${row}.${from + index}`))
			);
			expect(drawn).toEqual(rows.flatMap(({ lines }, row) => lines.map((_, index) => `${row}.${index}`)));
		});
	});

	it('rows end above the carried subtotal, and the closing block above its own limit', () => {
		law(({ closing, terms }, plan) => {
			for (const { carriedOut, end } of plan.pages) if (carriedOut) expect(end).toBeLessThanOrEqual(256.001);
			const { end } = plan.pages.at(-1)!;
			expect(end + closing + (plan.terms === 'below' ? terms : 0)).toBeLessThanOrEqual(270.001);
		});
	});

	it('pieces of a page stand one below the other', () => {
		law((_, { pages }) => {
			for (const { pieces, end } of pages)
				pieces.forEach(({ y, height }, index) => expect(pieces[index + 1]?.y ?? end).toBeCloseTo(y + height, 6));
		});
	});

	it('what is carried out of a page is carried into the next, and a row stands on every page but perhaps the last', () => {
		law((_, { pages }) => {
			expect(pages.map(({ carriedOut }) => carriedOut)).toEqual(pages.map((_, index) => index < pages.length - 1));
			expect(pages.map(({ carriedIn }) => carriedIn)).toEqual(pages.map((_, index) => index > 0));
			for (const { pieces } of pages.slice(0, -1)) expect(pieces.length).toBeGreaterThan(0);
		});
	});

	it('a row is split only where it is long, does not fit the first page, or its end goes with the closing block', () => {
		law(({ rows, top }, { pages }) => {
			const split = pages.flatMap(({ pieces }) => pieces).filter(({ row, to }) => to < rows[row]!.lines.length);
			for (const { row } of split) {
				const isTail = row === rows.length - 1 && heightOf(rows[row]!) > 50;
				expect(isLong(rows[row]!) || isTail || heightOf(rows[row]!) > 256 - top).toBe(true);
			}
		});
	});

	it('three lines of a split row stand together on either side', () => {
		law(({ rows }, { pages }) => {
			for (const { row, from, to } of pages.flatMap(({ pieces }) => pieces))
				if (isLong(rows[row]!) && rows[row]!.lines.length > 8) expect(to - from).toBeGreaterThanOrEqual(3);
		});
	});

	it('a page is filled until the next row, or the first lines of a long one, would not fit', () => {
		law(({ rows }, { pages }) => {
			for (const [index, { end }] of pages.slice(0, -2).entries()) {
				const { row, from, to } = pages[index + 1]!.pieces[0]!;
				const next = rows[row]!;
				const least = from > 0 || isLong(next) ? heightOf({ ...next, lines: next.lines.slice(from, from + 3) }) : 0;
				expect(end + (least || heightOf({ ...next, lines: next.lines.slice(from, to) }))).toBeGreaterThan(256);
			}
		});
	});

	it('no more goes with the closing block than two short rows, one, or the end of a high one', () => {
		law(({ rows, closing, terms }, { pages }) => {
			const [before, last] = pages.slice(-2);
			if (!last || !before) return;
			const moved = last.pieces.map(({ height }) => height);
			const fitted = before.end + moved.reduce((sum, height) => sum + height, 0) <= 256;
			if (!fitted || before.end + closing + terms > 270) return;
			expect(moved.length).toBeLessThanOrEqual(2);
			if (moved.length === 2) expect(moved[0]! + moved[1]!).toBeLessThanOrEqual(30);
			const [only] = last.pieces;
			if (moved.length === 1 && only!.from === 0) expect(heightOf(rows[only!.row]!)).toBeLessThanOrEqual(50);
		});
	});
});

describe('the last rows', () => {
	it('go with the closing block by twos where they are short', () => {
		for (let count = 3; count <= 60; count++) {
			const { pages } = paginate(plain(count), 127, blocks, limits);
			expect(pages.at(-1)!.pieces.length, `${count} rows`).toBeGreaterThanOrEqual(2);
		}
	});

	it('are all that is on the last page when the block just misses', () => {
		const { pages } = paginate(plain(10), 127, { closing: 71, terms: 0 }, limits);
		expect(pages.map(({ pieces }) => pieces.length)).toEqual([8, 2]);
	});

	it('go singly where they are high: the page before stays as full as it can be', () => {
		const high = Array.from({ length: 4 }, () => ({ lines: Array.from({ length: 8 }, () => 4.8), padding: 4.6 }));
		const { pages } = paginate(high, 140, { closing: 80, terms: 0 }, { ...limits, lastRow: 249 });
		expect(pages.map(({ pieces }) => pieces.length)).toEqual([2, 2]);
		const { pages: more } = paginate([...high, ...high], 140, { closing: 80, terms: 0 }, { ...limits, lastRow: 249 });
		expect(more.map(({ pieces }) => pieces.length)).toEqual([2, 4, 2]);
	});

	it('leave only its end to the closing block where the last is high', () => {
		const note = { lines: Array.from({ length: 24 }, () => 4), padding: 3 };
		const { pages } = paginate([...plain(3), note], 127, blocks, limits);
		expect(pages.map(({ pieces }) => pieces.map(({ from, to }) => to - from))).toEqual([[1, 1, 1, 21], [3]]);
	});

	it('stay where they are, alone above the block, rather than leave a page without rows', () => {
		const { pages } = paginate(plain(1), 127, { closing: 140, terms: 0 }, limits);
		expect(pages.map(({ pieces }) => pieces.length)).toEqual([1, 0]);
	});

	it('of a block of lines are cut where it says', () => {
		const day = { lines: Array.from({ length: 60 }, () => 3.7), padding: 2.2, stops: [20, 41] };
		const { pages } = paginate([day], 114, { closing: 60, terms: 0 }, { ...limits, whole: 1 / 2 });
		expect(pages.map(({ pieces }) => pieces.map(({ to }) => to))).toEqual([[20], [60]]);
	});
});

describe('the terms', () => {
	it('stand on a page of their own where the rest of a short invoice leaves no room', () => {
		expect(paginate(plain(1), 127, { closing: 66, terms: 100 }, limits)).toMatchObject({ terms: 'apart', pages: [{}] });
	});

	it('move with the closing block where that keeps them together', () => {
		const plan = paginate(plain(9), 127, { closing: 66, terms: 20 }, limits);
		expect(plan.terms).toBe('below');
		expect(plan.pages).toHaveLength(2);
	});
});
