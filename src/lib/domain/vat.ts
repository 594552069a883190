import { big, type Decimal } from './decimal.ts';
import { roundToCents, sumCents, type Cents } from './money.ts';
import type { InvoiceLine, VatCategory } from './invoice.ts';

/** VAT of one rate and category. EN 16931: BG-23. */
export interface VatRow {
	category: VatCategory;
	/** Percent. */
	rate: Decimal;
	/** BT-116, the sum of the net line amounts of this rate. */
	base: Cents;
	/** BT-117. */
	vat: Cents;
}

/** The sums of an invoice. EN 16931: BG-22. */
export interface Totals {
	/** Net line amounts, in the order of the lines (BT-131). */
	lines: Cents[];
	/** BT-109. */
	net: Cents;
	/** BT-110. */
	vat: Cents;
	/** BT-112, to pay. */
	gross: Cents;
	/** Highest rate first. */
	rows: VatRow[];
}

/** Net amount of a line: quantity × unit price, rounded half up to the cent. EN 16931 BT-131. */
export const lineAmount = (line: Pick<InvoiceLine, 'quantity' | 'unitPrice'>): Cents =>
	roundToCents(big(line.quantity).times(big(line.unitPrice)));

/** Totals with VAT rounded once per rate and category. EN 16931 BR-CO-10, BR-CO-14, BR-CO-15, BR-CO-17. */
export function totalsOf(lines: readonly InvoiceLine[]): Totals {
	const amounts = lines.map(lineAmount);
	const bases = new Map<string, { line: InvoiceLine; amounts: Cents[] }>();
	lines.forEach((line, index) => {
		const key = `${line.vatCategory} ${line.vatRate}`;
		const group = bases.get(key) ?? { line, amounts: [] };
		group.amounts.push(amounts[index]!);
		bases.set(key, group);
	});
	const rows = [...bases.values()].map(({ line, amounts: group }): VatRow => {
		const base = sumCents(group);
		const vat = roundToCents(big(line.vatRate).times(base).div(10_000));
		return { category: line.vatCategory, rate: line.vatRate, base, vat };
	});
	rows.sort((a, b) => big(b.rate).cmp(big(a.rate)) || a.category.localeCompare(b.category));
	const net = sumCents(amounts);
	const vat = sumCents(rows.map((row) => row.vat));
	return { lines: amounts, net, vat, gross: sumCents([net, vat]), rows };
}
