import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber, shapeOf, signOfColumn } from './numbers.ts';

const read = (text: string, sign: 'comma' | 'point' | null = null) => {
	const result = readNumber(text, sign);
	return result.ok ? result.value.value : result.error.type;
};

describe('readNumber', () => {
	it.each([
		['12', '12'],
		['0,99', '0.99'],
		['0.99', '0.99'],
		['1.234,56', '1234.56'],
		['1,234.56', '1234.56'],
		['1.234.567', '1234567'],
		["1'234.50", '1234.5'],
		['1 234,50', '1234.5'],
		['€ 1.234,56', '1234.56'],
		['EUR\u00a012,50', '12.5'],
		['12,50 €', '12.5'],
		['CHF 3.10', '3.1'],
		['12,-', '12'],
		['12,--', '12'],
		['5,00-', '-5'],
		['-5,00', '-5'],
		['\u22125,00', '-5'],
		['(3.10)', '-3.1'],
		['+7', '7'],
		[',5', '0.5'],
		['0,125', '0.125'],
		['1234,567', '1234.567']
	])('reads %s', (text, value) => expect(read(text)).toBe(value));

	it.each(['abc', '', '1.2.3', '1,23,4', '1.234.56', '--5', '1e5', '12 stuks', '1,2,3.4.5', '-', '.', '5-3', '(5'])(
		'refuses %j',
		(text) => expect(read(text)).toBe('NotANumber')
	);

	it('takes what could be both from the column, and refuses to guess', () => {
		expect(read('1.250', 'comma')).toBe('1250');
		expect(read('1.250', 'point')).toBe('1.25');
		expect(read('1,250', 'comma')).toBe('1.25');
		expect(read('1.250')).toBe('AmbiguousNumber');
	});

	it('rounds more than four places half up and says so', () => {
		expect(readNumber('2,47935', null)).toEqual({ ok: true, value: { value: '2.4794', rounded: true } });
		expect(readNumber('2,50000', null)).toEqual({ ok: true, value: { value: '2.5', rounded: false } });
	});

	it('refuses what no invoice holds', () => expect(read('12345678901')).toBe('NumberTooLarge'));

	it('reads back what any dialect writes', () => {
		const dialect = fc.record({
			grouping: fc.constantFrom('', '.', ',', ' ', '\u00a0', "'", '\u202f'),
			sign: fc.constantFrom(',', '.'),
			prefix: fc.constantFrom('', '€ ', 'EUR '),
			minus: fc.constantFrom('before', 'after', 'brackets')
		});
		fc.assert(
			fc.property(
				fc.integer({ min: -99_999_999, max: 99_999_999 }),
				dialect,
				(hundredths, { grouping, sign, prefix, minus }) => {
					fc.pre(grouping !== sign);
					const [whole, decimals] = (Math.abs(hundredths) / 100).toFixed(2).split('.') as [string, string];
					const grouped = whole.replace(/\B(?=(\d{3})+$)/g, grouping);
					const plain = `${prefix}${grouped}${sign}${decimals}`;
					const signed = { before: `-${plain}`, after: `${plain}-`, brackets: `(${plain})` }[minus];
					const result = readNumber(hundredths < 0 ? signed : plain, null);
					expect(result.ok && Number(result.value.value)).toBe(hundredths / 100);
				}
			)
		);
	});
});

describe('shapeOf', () => {
	it('calls only three digits after one mark undecided', () => {
		expect(shapeOf('1,234').type).toBe('either');
		expect(shapeOf('0,234')).toEqual({ type: 'sure', sign: 'comma' });
		expect(shapeOf('1,23')).toEqual({ type: 'sure', sign: 'comma' });
		expect(shapeOf('1.234.567')).toEqual({ type: 'sure', sign: 'comma' });
	});
});

describe('signOfColumn', () => {
	it('goes by the values that can be read in one way only', () => {
		expect(signOfColumn(['1.250', '0,99'])).toBe('comma');
		expect(signOfColumn(['1.250', '2.5'])).toBe('point');
	});

	it('asks where every value could be both, or the sure ones disagree', () => {
		expect(signOfColumn(['1.250', '2.000'])).toBe('ask');
		expect(signOfColumn(['1.250', '0.5', '0,5'])).toBe('ask');
	});

	it('takes whole numbers as a hint that three digits are thousands', () => {
		expect(signOfColumn(['1.250', '750'])).toBe('thousands-likely');
		expect(signOfColumn(['12', '750'])).toBe('any');
	});
});
