import Big from 'big.js';
import fc from 'fast-check';
import { canonical, decimal, type Decimal } from '#domain/decimal.ts';
import type { InvoiceLine } from '#domain/invoice.ts';
import { aLine } from './builders.ts';

/** Any decimal with at most four places between these bounds, which are whole. */
export const decimalBetween = (min: number, max: number): fc.Arbitrary<Decimal> =>
	fc.integer({ min: min * 10_000, max: max * 10_000 }).map((value) => canonical(new Big(value).div(10_000)));

/** Any line that an invoice may hold, returns included. */
export const anyLine: fc.Arbitrary<InvoiceLine> = fc
	.record({
		quantity: decimalBetween(-10_000, 10_000),
		unitPrice: decimalBetween(0, 10_000),
		vat: fc.constantFrom(['S', '21'], ['S', '9'], ['S', '5.5'], ['Z', '0'], ['E', '0'], ['AE', '0'])
	})
	.map(({ quantity, unitPrice, vat: [category, rate] }) =>
		aLine({ quantity, unitPrice, vatCategory: category as InvoiceLine['vatCategory'], vatRate: decimal(rate) })
	);
