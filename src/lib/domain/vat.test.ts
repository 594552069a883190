import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Allowance } from './allowance.ts';
import { big, canonical, decimal } from './decimal.ts';
import type { InvoiceLine } from './invoice.ts';
import { cents, sumCents } from './money.ts';
import { lineAmount, totalsOf } from './vat.ts';
import { anyLine } from '#tests/support/arbitrary-lines.ts';
import { aLine } from '#tests/support/builders.ts';
import { hasUblExamples, ublExamples } from '#tests/support/ubl-examples.ts';

const line = (quantity: string, unitPrice: string, vatRate = '21'): InvoiceLine =>
	aLine({ quantity: decimal(quantity), unitPrice: decimal(unitPrice), vatRate: decimal(vatRate) });

const anyLines = fc.array(anyLine, { maxLength: 30 });

describe('a line amount', () => {
	it.each([
		['1', '0.99', 99],
		['3', '0.335', 101],
		['-3', '0.335', -101],
		['0.5', '0.01', 1],
		['-0.5', '0.01', -1],
		['0', '12.3456', 0],
		['1.2345', '1000', 123450]
	])('of %s at %s is %d cents, rounded half away from zero', (quantity, price, amount) => {
		expect(lineAmount(line(quantity, price))).toBe(amount);
	});

	it('of a return is the opposite of the delivery', () => {
		fc.assert(
			fc.property(anyLine, (delivered) => {
				const returned = { ...delivered, quantity: canonical(big(delivered.quantity).neg()) };
				expect(sumCents([lineAmount(delivered), lineAmount(returned)])).toBe(0);
			})
		);
	});
});

describe('the totals', () => {
	it('round VAT once per rate, not per line', () => {
		const totals = totalsOf([line('1', '0.99'), line('1', '0.99'), line('1', '0.99')]);
		expect(totals).toMatchObject({ net: 297, vat: 62, gross: 359 });
		expect(totals.rows).toEqual([{ category: 'S', rate: '21', base: 297, vat: 62 }]);
	});

	it('keep rates and categories apart, the highest rate first', () => {
		const lines = [
			line('1', '10', '0'),
			{ ...line('1', '1', '0'), vatCategory: 'E' as const },
			line('1', '10', '9'),
			line('2', '10')
		];
		const rows = totalsOf(lines.with(0, { ...lines[0]!, vatCategory: 'Z' })).rows;
		expect(rows.map(({ category, rate, base, vat }) => [category, rate, base, vat])).toEqual([
			['S', '21', 2000, 420],
			['S', '9', 1000, 90],
			['E', '0', 100, 0],
			['Z', '0', 1000, 0]
		]);
	});

	it('may be negative, VAT rounded away from zero', () => {
		expect(totalsOf([line('-1', '0.50', '9')])).toMatchObject({ net: -50, vat: -5, gross: -55 });
	});

	it('of no lines are nothing', () => {
		expect(totalsOf([])).toEqual({ lines: [], net: 0, vat: 0, gross: 0, rows: [] });
	});

	it('add up (BR-CO-10, BR-CO-14, BR-CO-15), and each rate is the sum of its lines', () => {
		fc.assert(
			fc.property(anyLines, (lines) => {
				const totals = totalsOf(lines);
				expect(totals.lines).toEqual(lines.map(lineAmount));
				expect(sumCents(totals.lines)).toBe(totals.net);
				expect(sumCents(totals.rows.map((row) => row.base))).toBe(totals.net);
				expect(sumCents(totals.rows.map((row) => row.vat))).toBe(totals.vat);
				expect(sumCents([totals.net, totals.vat])).toBe(totals.gross);
			})
		);
	});

	it('have VAT within half a cent of base × rate (BR-CO-17)', () => {
		fc.assert(
			fc.property(anyLines, (lines) => {
				for (const row of totalsOf(lines).rows) {
					const exact = big(row.rate).times(row.base).div(100);
					expect(exact.minus(row.vat).abs().lte('0.5')).toBe(true);
				}
			})
		);
	});

	it('do not depend on the order of the lines', () => {
		const shuffled = anyLines.chain((lines) =>
			fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }))
		);
		fc.assert(
			fc.property(shuffled, ([lines, others]) => {
				const { lines: _one, ...sums } = totalsOf(lines);
				const { lines: _other, ...otherSums } = totalsOf(others);
				expect(otherSums).toEqual(sums);
			})
		);
	});
});

describe('the totals with discounts and charges', () => {
	const off = (percent: string): Allowance => ({ type: 'discount', by: { percent: decimal(percent) }, reason: '' });
	const freight: Allowance = { type: 'charge', by: { amount: cents(500) }, reason: 'Bezorging' };

	it('take a line’s discount off its amount', () => {
		const line = aLine({ quantity: decimal('3'), unitPrice: decimal('3.33'), allowances: [off('5')] });
		expect(lineAmount(line)).toBe(949);
	});

	it('spread what stands on the whole invoice over its rates (BR-CO-13)', () => {
		const totals = totalsOf([line('1', '75'), line('1', '25', '9')], { allowances: [off('10'), freight] });
		expect(totals).toMatchObject({ lines: [7500, 2500], allowances: [-1000, 500], net: 9500 });
		expect(totals.rows.map(({ base, vat }) => [base, vat])).toEqual([
			[7125, 1496],
			[2375, 214]
		]);
	});

	it('come to the sum of the lines and of all that is taken off or added', () => {
		fc.assert(
			fc.property(fc.array(anyLine, { minLength: 1, maxLength: 20 }), (lines) => {
				const totals = totalsOf(lines, { allowances: [off('3.5'), freight] });
				expect(totals.net).toBe(sumCents([...totals.lines, ...totals.allowances!]));
				expect(sumCents(totals.rows.map(({ base }) => base))).toBe(totals.net);
			})
		);
	});
});

describe('the totals of prices that hold their VAT', () => {
	it('come to what the lines say, and VAT is taken out of it', () => {
		expect(totalsOf([line('1', '121'), line('1', '10.90', '9')], { pricesIncludeVat: true })).toMatchObject({
			lines: [12100, 1090],
			net: 11000,
			vat: 2190,
			gross: 13190
		});
	});

	it('never differ from the sum of the printed amounts', () => {
		fc.assert(
			fc.property(anyLines, (lines) => {
				const totals = totalsOf(lines, { pricesIncludeVat: true });
				expect(totals.gross).toBe(sumCents(totals.lines));
				for (const { rate, base, vat } of totals.rows)
					expect(big(rate).times(base).div(100).minus(vat).abs().lte('1')).toBe(true);
			})
		);
	});
});

describe.skipIf(!hasUblExamples)('CEN’s example invoices (skipped without ../shared/data/en16931)', () => {
	it.each(hasUblExamples ? ublExamples() : [])('$name has the sums that it states', (example) => {
		const lines = example.amounts.map(({ amount, rate, category }) =>
			aLine({
				quantity: decimal('1'),
				unitPrice: decimal(amount),
				vatRate: decimal(rate),
				vatCategory: category as InvoiceLine['vatCategory']
			})
		);
		const { rows, ...sums } = totalsOf(lines);
		expect(sums).toMatchObject({ net: example.net, vat: example.vat, gross: example.gross });
		expect(rows).toEqual(expect.arrayContaining(example.rows));
		expect(rows).toHaveLength(example.rows.length);
		expect(sumCents(sums.lines)).not.toBe(cents(0));
	});
});
