import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { big, decimal } from './decimal.ts';
import { cents, centsOf, plainAmount, roundToCents, sumCents, type Cents } from './money.ts';

const amount = fc.maxSafeInteger().map(cents);

describe('money', () => {
	it.each([
		['0.005', 1],
		['-0.005', -1],
		['0.0049', 0],
		['-0.0049', 0],
		['2.675', 268],
		['-2.675', -268],
		['1.005', 101]
	])('rounds %s half away from zero to %d cents', (text, rounded) => {
		expect(centsOf(decimal(text))).toBe(rounded);
	});

	it('knows no negative zero', () => {
		expect(Object.is(cents(-0), 0)).toBe(true);
		expect(Object.is(centsOf(decimal('-0.001')), 0)).toBe(true);
	});

	it.each([0.5, NaN, Infinity, 2 ** 53])('%d is no whole number of cents', (value) => {
		expect(() => cents(value)).toThrow(RangeError);
	});

	it('refuses a sum that can no longer be exact', () => {
		expect(() => sumCents([cents(Number.MAX_SAFE_INTEGER), cents(1)])).toThrow(RangeError);
	});

	it('comes back from its plain text', () => {
		fc.assert(
			fc.property(amount, (value) => {
				const text = plainAmount(value);
				expect(text).toMatch(/^-?\d+\.\d\d$/);
				expect(roundToCents(big(text as never))).toBe(value);
			})
		);
	});

	it('has the same sum in any order', () => {
		const some = fc.array(fc.integer({ min: -1e9, max: 1e9 }).map(cents));
		fc.assert(
			fc.property(some, (amounts: Cents[]) => {
				expect(sumCents(amounts.toReversed())).toBe(sumCents(amounts));
			})
		);
	});
});
