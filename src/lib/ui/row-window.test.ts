import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowAfterKey, rowWindow, scrollTopFor } from './row-window.ts';

const view = { total: 100_000, rowHeight: 56, scrollTop: 0, height: 600 };

const anyView = fc.record({
	total: fc.integer({ min: 1, max: 200_000 }),
	rowHeight: fc.integer({ min: 20, max: 100 }),
	scrollTop: fc.integer({ min: 0, max: 5_000_000 }),
	height: fc.integer({ min: 100, max: 2_000 })
});

describe('rowWindow', () => {
	it('draws what is in sight and a few rows more', () => {
		expect(rowWindow(view, 2)).toEqual({ first: 0, count: 13 });
		expect(rowWindow({ ...view, scrollTop: 5_600 }, 2)).toEqual({ first: 98, count: 15 });
	});

	it('ends with the list', () => {
		expect(rowWindow({ ...view, total: 3 }, 2)).toEqual({ first: 0, count: 3 });
		expect(rowWindow({ ...view, total: 0 }, 2)).toEqual({ first: 0, count: 0 });
	});

	it('stays at the start while the list is pulled beyond it', () => {
		expect(rowWindow({ ...view, scrollTop: -80 }, 2)).toEqual({ first: 0, count: 13 });
	});

	it('holds every row that is in sight and never one that does not exist', () => {
		fc.assert(
			fc.property(anyView, (some) => {
				const { first, count } = rowWindow(some);
				const lastInSight = Math.min(some.total - 1, Math.ceil((some.scrollTop + some.height) / some.rowHeight) - 1);
				expect(first).toBeGreaterThanOrEqual(0);
				expect(first + count).toBeLessThanOrEqual(some.total);
				expect(first).toBeLessThanOrEqual(Math.floor(some.scrollTop / some.rowHeight));
				expect(first + count).toBeGreaterThan(lastInSight);
			})
		);
	});
});

describe('scrollTopFor', () => {
	it('leaves the list where it is when the row is in sight', () => {
		expect(scrollTopFor(3, view)).toBe(0);
	});

	it('brings the whole row into sight by the least scrolling', () => {
		fc.assert(
			fc.property(anyView, fc.nat(), (some, pick) => {
				const index = pick % some.total;
				const scrollTop = scrollTopFor(index, some);
				expect(index * some.rowHeight).toBeGreaterThanOrEqual(scrollTop);
				expect((index + 1) * some.rowHeight).toBeLessThanOrEqual(scrollTop + some.height);
				expect(scrollTopFor(index, { ...some, scrollTop })).toBe(scrollTop);
			})
		);
	});
});

describe('rowAfterKey', () => {
	it.each([
		['ArrowDown', 5, 6],
		['ArrowUp', 0, 0],
		['PageDown', 5, 14],
		['Home', 5, 0],
		['End', 5, 99_999],
		['PageDown', 99_998, 99_999]
	])('%s leads from row %i to row %i', (key, from, to) => {
		expect(rowAfterKey(key, from, view)).toBe(to);
	});

	it('knows no other keys and no rows in an empty list', () => {
		expect(rowAfterKey('a', 5, view)).toBeUndefined();
		expect(rowAfterKey('End', 0, { ...view, total: 0 })).toBeUndefined();
	});
});
