import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate, type RowHeight } from './pagination.ts';

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
const limits = { freshTop: 43.2, lastRow: 256, closing: 270 };
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

	it('only a row that is higher than a page, or than the room left to the first row, is split', () => {
		law(({ rows, top }, { pages }) => {
			for (const { pieces } of pages)
				for (const { row, from, to } of pieces) {
					const { lines, padding } = rows[row]!;
					if (from === 0 && to === lines.length) continue;
					const height = lines.reduce((sum, value) => sum + value, padding);
					expect(height > 256 - 43.2 || (row === 0 && height > 256 - top)).toBe(true);
				}
		});
	});
});

describe('the last two rows', () => {
	it('go with the closing block', () => {
		for (let count = 3; count <= 60; count++) {
			const { pages } = paginate(plain(count), 127, blocks, limits);
			expect(pages.at(-1)!.pieces.length, `${count} rows`).toBeGreaterThanOrEqual(2);
		}
	});

	it('are all that is on the last page when the block just misses', () => {
		const { pages } = paginate(plain(10), 127, { closing: 71, terms: 0 }, limits);
		expect(pages.map(({ pieces }) => pieces.length)).toEqual([8, 2]);
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
