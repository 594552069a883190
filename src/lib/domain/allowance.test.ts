import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowanceAmount, spread, type Allowance } from './allowance.ts';
import { decimal } from './decimal.ts';
import { cents, sumCents, type Cents } from './money.ts';

const of = (type: Allowance['type'], by: Allowance['by']): Allowance => ({ type, by, reason: '' });
const anyCents = fc.integer({ min: -10_000_000, max: 10_000_000 }).map(cents);

describe('what an allowance comes to', () => {
	it.each<[Allowance, number, number]>([
		[of('discount', { percent: decimal('10') }), 999, -100],
		[of('discount', { percent: decimal('2.5') }), 1000, -25],
		[of('charge', { percent: decimal('10') }), 999, 100],
		[of('discount', { percent: decimal('10') }), -1000, 100],
		[of('discount', { amount: cents(500) }), 20, -500],
		[of('charge', { amount: cents(750) }), 0, 750]
	])('%o on %d cents is %d', (allowance, base, amount) => {
		expect(allowanceAmount(allowance, cents(base))).toBe(amount);
	});
});

describe('an amount that is spread', () => {
	it('comes back whole', () => {
		fc.assert(
			fc.property(anyCents, fc.array(anyCents, { minLength: 1, maxLength: 8 }), (amount, parts) => {
				expect(sumCents(spread(amount, parts))).toBe(amount);
			})
		);
	});

	it('gives each positive part its proportion within a cent', () => {
		const parts = fc.array(fc.integer({ min: 1, max: 1_000_000 }).map(cents), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(anyCents, parts, (amount, list: Cents[]) => {
				const whole = sumCents(list);
				spread(amount, list).forEach((share, index) => {
					expect(Math.abs(share - (amount * list[index]!) / whole)).toBeLessThanOrEqual(1);
				});
			})
		);
	});

	it('stays with the first where the parts come to nothing', () => {
		expect(spread(cents(-50), [cents(100), cents(-100)])).toEqual([-50, 0]);
	});
});
