import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { big, canonical, decimal, toDecimal } from './decimal.ts';
import { decimalBetween } from '#tests/support/arbitrary-lines.ts';

describe('a decimal', () => {
	it.each([
		['1', '1'],
		['0012.5000', '12.5'],
		['-0', '0'],
		['-0.0', '0'],
		['-12.5', '-12.5'],
		['999999999999.9999', '999999999999.9999'],
		['1.23450', '1.2345']
	])('%s is kept as %s', (text, kept) => {
		expect(toDecimal(text)).toEqual({ ok: true, value: kept });
	});

	it.each([
		'',
		'1,5',
		'1.',
		'.5',
		'+1',
		'1e3',
		' 1',
		'1 000',
		'1.000.000',
		'NaN',
		'Infinity',
		'0x10',
		'١',
		'1'.repeat(13)
	])('%j is none', (text) => {
		expect(toDecimal(text)).toEqual({ ok: false, error: { type: 'NotANumber', text } });
	});

	it('is never rounded to fit its places', () => {
		expect(toDecimal('1.23456')).toEqual({ ok: false, error: { type: 'TooPrecise', text: '1.23456', places: 4 } });
		expect(toDecimal('1.2', 0)).toEqual({ ok: false, error: { type: 'TooPrecise', text: '1.2', places: 0 } });
		expect(toDecimal('1.20', 1)).toEqual({ ok: true, value: '1.2' });
	});

	it('throws for text that the program itself got wrong', () => {
		expect(() => decimal('1,5')).toThrow(TypeError);
	});

	it('comes back from exact arithmetic as it went in', () => {
		fc.assert(
			fc.property(decimalBetween(-100_000, 100_000), (value) => {
				expect(canonical(big(value))).toBe(value);
				expect(toDecimal(value)).toEqual({ ok: true, value });
				expect(canonical(big(value).times(3).div(3))).toBe(value);
			})
		);
	});

	it('writes very large and very small numbers without an exponent', () => {
		expect(canonical(new Big('1e21'))).toBe('1000000000000000000000');
		expect(canonical(new Big('1e-7'))).toBe('0.0000001');
	});
});
