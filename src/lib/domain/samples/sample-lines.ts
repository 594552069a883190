import { blankLine } from '#domain/blank.ts';
import { decimal } from '#domain/decimal.ts';
import type { Debtor } from '#domain/debtor.ts';
import type { InvoiceLine, VatCategory } from '#domain/invoice.ts';
import { dayAfter } from './day.ts';
import { crates, goods, longWinded, type Good } from './goods.ts';
import type { Random } from './random.ts';

/** What is odd about the lines of an invoice. */
export type LineCase = 'ordinary' | 'endless' | 'long-winded' | 'returns' | 'foreign-characters' | 'reverse-charge';

/** Lines of one invoice of a debtor, with the VAT that his country and the case ask for. */
export function sampleLines(debtor: Debtor, lineCase: LineCase, date: string, random: Random): InvoiceLine[] {
	const vat = vatOf(debtor, lineCase);
	const line = (good: Good): InvoiceLine => withVat(lineOf(good, debtor, date, random), vat);
	const ordinary = (count: number): InvoiceLine[] => Array.from({ length: count }, () => line(random.pick(goods)));
	switch (lineCase) {
		case 'ordinary':
		case 'reverse-charge':
			return ordinary(1 + random.below(9));
		case 'endless':
			return ordinary(300).map((one, index) => ({ ...one, deliveryDate: dayAfter(date, Math.floor(index / 20) - 15) }));
		case 'long-winded':
			return [{ ...line(goods[9]!), description: longWinded, note: longWinded }, ...ordinary(3)];
		case 'returns':
			return [...ordinary(3), { ...line(crates), ordered: decimal('0'), returned: decimal('8') }];
		case 'foreign-characters':
			return [{ ...line(goods[6]!), description: '月餅 (mooncakes)' }, ...ordinary(2)];
	}
}

interface Vat {
	category: VatCategory;
	rate: string | null;
}

/** EN 16931: goods to a firm in another member state are category K, building work at home is reverse charge. */
function vatOf(debtor: Debtor, lineCase: LineCase): Vat {
	if (lineCase === 'reverse-charge') return { category: 'AE', rate: '0' };
	if (debtor.address.country !== 'NL' && debtor.vatId !== '') return { category: 'K', rate: '0' };
	return { category: 'S', rate: null };
}

const withVat = (line: InvoiceLine, { category, rate }: Vat): InvoiceLine => ({
	...line,
	vatCategory: category,
	vatRate: rate === null ? line.vatRate : decimal(rate)
});

function lineOf(good: Good, debtor: Debtor, date: string, random: Random): InvoiceLine {
	const delivered = random.below(3) > 0;
	return {
		...blankLine,
		description: good.names[debtor.language],
		quantity: decimal(random.below(8) === 0 ? '2.5' : String(1 + random.below(48))),
		unitPrice: decimal(good.price),
		vatRate: decimal(good.rate),
		deliveryDate: delivered ? dayAfter(date, -1 - random.below(14)) : '',
		noteNumber: delivered ? `PB${10_000 + random.below(9_000)}` : ''
	};
}
