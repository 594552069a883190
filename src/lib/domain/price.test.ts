import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, decimal, big } from './decimal.ts';
import { withoutVat, withVat } from './price.ts';
import Big from 'big.js';

describe('a price with and without its VAT', () => {
	it('is rounded half up to four places', () => {
		expect([withVat(decimal('2.85'), decimal('9')), withoutVat(decimal('2.5'), decimal('9'))]).toEqual([
			'3.1065',
			'2.2936'
		]);
	});

	it('stays as it is where there is no VAT', () => {
		expect([withVat(decimal('-7'), decimal('0')), withoutVat(decimal('-7'), decimal('0'))]).toEqual(['-7', '-7']);
	});

	it('comes back within a ten-thousandth', () => {
		const prices = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((part) => canonical(new Big(part).div(100)));
		fc.assert(
			fc.property(prices, fc.constantFrom('5.5', '8.1', '9', '19', '21').map(decimal), (price, rate) => {
				expect(
					big(withoutVat(withVat(price, rate), rate))
						.minus(price)
						.abs()
						.lte('0.0001')
				).toBe(true);
			})
		);
	});
});
