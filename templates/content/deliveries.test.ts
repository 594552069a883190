import { describe, expect, it } from 'vitest';
import { decimal } from '#domain/decimal.ts';
import { aLine } from '#tests/support/builders.ts';
import { deliveriesOf, totalsPerArticle } from './deliveries.ts';

const line = (quantity: string, change: Parameters<typeof aLine>[0] = {}) =>
	aLine({ description: 'Brood', unit: 'st', quantity: decimal(quantity), deliveryDate: '2026-10-01', ...change });

describe('deliveries', () => {
	it('are lines that share day, note and place', () => {
		const lines = [line('1'), line('2'), line('3', { noteNumber: '7' }), line('4', { deliveryDate: '2026-10-02' })];
		expect(deliveriesOf(lines).map(({ date, noteNumber, items }) => [date, noteNumber, items.length])).toEqual([
			['2026-10-01', '', 2],
			['2026-10-01', '7', 1],
			['2026-10-02', '', 1]
		]);
	});

	it('tell what was delivered from what was charged and came back', () => {
		const [{ items }] = deliveriesOf([
			line('9', { ordered: decimal('15'), returned: decimal('4') }),
			line('-2.5'),
			line('3')
		]) as [ReturnType<typeof deliveriesOf>[number]];
		expect(items.map(({ ordered, delivered, returned, charged }) => [ordered, delivered, returned, charged])).toEqual([
			['15', '13', '4', '9'],
			[null, '0', '2.5', '-2.5'],
			[null, '3', null, '3']
		]);
	});

	it('add up per article and unit', () => {
		const totals = totalsPerArticle(
			deliveriesOf([
				line('1', { article: '100' }),
				line('2', { article: '100', description: 'Brood, gesneden', returned: decimal('1') }),
				line('5', { article: '100', unit: 'kg' })
			])
		);
		expect(totals.map(({ unit, delivered, returned, charged }) => [unit, delivered, returned, charged])).toEqual([
			['st', '4', '1', '3'],
			['kg', '5', null, '5']
		]);
	});
});
