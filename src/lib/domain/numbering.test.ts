import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextNumber, parseSeriesPattern, seriesPatterns, type Series } from './numbering.ts';

const series = (changes: Partial<Series> = {}): Series => ({
	id: '01890000-0000-7000-8000-000000000001',
	issuerId: '01890000-0000-7000-8000-000000000002',
	type: 'invoice',
	pattern: '{year}-{number:4}',
	next: 1,
	year: 2026,
	lastDate: '',
	locked: false,
	...changes
});

/** The numbers that a series gives to invoices of these dates, in this order. */
function numbersOf(start: Series, dates: readonly string[]): string[] {
	let current = start;
	return dates.map((date) => {
		const result = nextNumber(current, date);
		if (!result.ok) throw new Error(result.error.type);
		current = result.value.series;
		return result.value.number;
	});
}

describe('a pattern for numbers', () => {
	it.each(seriesPatterns)('%s is one', (pattern) => {
		expect(parseSeriesPattern(pattern).ok).toBe(true);
	});

	it.each([
		['2026', { type: 'NoNumber' }],
		['', { type: 'NoNumber' }],
		['{number}{number}', { type: 'Twice', field: 'number' }],
		['{year}{year}{number}', { type: 'Twice', field: 'year' }],
		['{month}{number}', { type: 'UnknownField', field: 'month', at: 0 }],
		['F{number:0}', { type: 'UnknownField', field: 'number:0', at: 1 }],
		['F{number', { type: 'LooseBrace', at: 1 }],
		['F{number}}', { type: 'LooseBrace', at: 9 }],
		['F {number}', { type: 'Character', character: ' ' }],
		['F\n{number}', { type: 'Character', character: '\n' }],
		['№{number}', { type: 'Character', character: '№' }],
		[`${'F'.repeat(40)}{number}`, { type: 'TooLong', limit: 40 }]
	])('%j is none', (pattern, error) => {
		expect(parseSeriesPattern(pattern)).toEqual({ ok: false, error });
	});
});

describe('the next number', () => {
	it('follows the last without a gap', () => {
		expect(numbersOf(series({ next: 9 }), ['2026-03-01', '2026-03-01', '2026-03-02'])).toEqual([
			'2026-0009',
			'2026-0010',
			'2026-0011'
		]);
	});

	it('begins at 1 in a new year where the pattern holds the year', () => {
		expect(numbersOf(series({ next: 88 }), ['2026-12-31', '2027-01-01'])).toEqual(['2026-0088', '2027-0001']);
	});

	it('counts on in a new year where the pattern holds no year', () => {
		expect(numbersOf(series({ pattern: 'F{number}', next: 88 }), ['2026-12-31', '2027-01-01'])).toEqual(['F88', 'F89']);
	});

	it('grows past its width', () => {
		expect(numbersOf(series({ next: 9999 }), ['2026-03-01', '2026-03-01'])).toEqual(['2026-9999', '2026-10000']);
	});

	it('is refused for a date before the last of its series', () => {
		expect(nextNumber(series({ lastDate: '2026-03-02' }), '2026-03-01')).toEqual({
			ok: false,
			error: { type: 'DateBeforeLast', earliest: '2026-03-02' }
		});
	});

	it('is refused for a date before the year in which a new series counts', () => {
		expect(nextNumber(series({ next: 315 }), '2025-12-31')).toEqual({
			ok: false,
			error: { type: 'DateBeforeLast', earliest: '2026-01-01' }
		});
	});

	it('is refused while the series is locked', () => {
		expect(nextNumber(series({ locked: true }), '2026-03-01')).toEqual({ ok: false, error: { type: 'Locked' } });
	});

	it('is refused by a pattern that is none', () => {
		expect(nextNumber(series({ pattern: 'F' }), '2026-03-01')).toEqual({
			ok: false,
			error: { type: 'BadPattern', error: { type: 'NoNumber' } }
		});
	});

	it('is never given twice and never skips, whatever the dates', () => {
		const day = fc
			.date({ min: new Date('2026-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
			.map((date) => date.toISOString().slice(0, 10));
		fc.assert(
			fc.property(fc.array(day), fc.constantFrom(...seriesPatterns, '{number}{year}'), (days, pattern) => {
				const dates = days.toSorted();
				const numbers = numbersOf(series({ pattern }), dates);
				expect(new Set(numbers).size).toBe(numbers.length);
				const perYear = Map.groupBy(dates, (date) => (pattern.includes('{year}') ? date.slice(0, 4) : ''));
				const expected = [...perYear.values()].flatMap((group) => group.map((_, index) => String(index + 1)));
				expect(numbers.map((number, index) => number.includes(expected[index]!))).toEqual(numbers.map(() => true));
			})
		);
	});
});
