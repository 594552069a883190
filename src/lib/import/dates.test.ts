import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOfDates, readDate, type DateOrder } from './dates.ts';

const read = (text: string, order: DateOrder | null = 'dmy') => {
	const result = readDate(text, order);
	return result.ok ? result.value : result.error.type;
};

describe('readDate', () => {
	it.each([
		['1-2-2025', '2025-02-01'],
		['01.02.2025', '2025-02-01'],
		['1/2/2025', '2025-02-01'],
		['1 2 2025', '2025-02-01'],
		['2025-02-01', '2025-02-01'],
		['2025/2/1', '2025-02-01'],
		['20250201', '2025-02-01'],
		['1-2-25', '2025-02-01'],
		['2025-02-01 00:00:00', '2025-02-01'],
		['2025-02-01T10:30:00Z', '2025-02-01'],
		['1 februari 2025', '2025-02-01'],
		['1. März 2025', '2025-03-01'],
		['1er août 2025', '2025-08-01'],
		['1 juillet 2025', '2025-07-01'],
		['Feb 1, 2025', '2025-02-01'],
		['29-2-2024', '2024-02-29']
	])('reads %s', (text, iso) => expect(read(text)).toBe(iso));

	it.each(['', 'vandaag', '31-4-2025', '29-2-2025', '1-13-2025', '1-2', '1-2.2025', '45321', '0-1-2025', '1-2-1825'])(
		'refuses %j',
		(text) => expect(read(text)).toBe('NotADate')
	);

	it('reads the month first where the file does', () => {
		expect(read('2/1/2025', 'mdy')).toBe('2025-02-01');
		expect(read('2/1/25', 'ymd')).toBe('2002-01-25');
	});

	it('does not guess the order', () => {
		expect(read('3/4/2025', null)).toBe('AmbiguousDate');
		expect(read('13/4/2025', null)).toBe('2025-04-13');
	});

	it('refuses a date that contradicts the order of its file', () => expect(read('4/13/2025', 'dmy')).toBe('NotADate'));

	it('reads back every day in every order and with every mark', () => {
		const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });
		const order = fc.constantFrom<DateOrder>('dmy', 'mdy', 'ymd');
		fc.assert(
			fc.property(day, order, fc.constantFrom('-', '.', '/', ' '), (date, form, mark) => {
				const iso = date.toISOString().slice(0, 10);
				const [year, month, dayOfMonth] = iso.split('-') as [string, string, string];
				const parts = {
					dmy: [dayOfMonth, month, year],
					mdy: [month, dayOfMonth, year],
					ymd: [year, month, dayOfMonth]
				};
				expect(read(parts[form].join(mark), form)).toBe(iso);
			})
		);
	});
});

describe('orderOfDates', () => {
	it('goes by the dates that can be read in one way only', () => {
		expect(orderOfDates(['3/4/2025', '13/4/2025'], null)).toBe('dmy');
		expect(orderOfDates(['3/4/2025', '4/13/2025'], 'dmy')).toBe('mdy');
	});

	it('takes dashes and dots as day first, and asks about slashes', () => {
		expect(orderOfDates(['3-4-2025'], null)).toBe('dmy');
		expect(orderOfDates(['3.4.2025'], null)).toBe('dmy');
		expect(orderOfDates(['3/4/2025'], null)).toBeNull();
		expect(orderOfDates(['3/4/2025'], 'dmy')).toBe('dmy');
	});

	it('asks where the dates contradict one another', () => {
		expect(orderOfDates(['13/4/2025', '4/13/2025'], 'dmy')).toBeNull();
	});
});
