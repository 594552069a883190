import { allowanceAmount, spread } from './allowance.ts';
import { big, type Decimal } from './decimal.ts';
import type { Invoice, InvoiceLine, VatCategory } from './invoice.ts';
import { cents, roundToCents, sumCents, zeroCents, type Cents } from './money.ts';

/** VAT of one rate and category. EN 16931: BG-23. */
export interface VatRow {
	category: VatCategory;
	/** Percent. */
	rate: Decimal;
	/** BT-116, the net amount of this rate. */
	base: Cents;
	/** BT-117. */
	vat: Cents;
}

/** The sums of an invoice. EN 16931: BG-22. */
export interface Totals {
	/** Amounts of the lines, in their order (BT-131), as they are printed: with VAT where the prices hold it. */
	lines: Cents[];
	/** What each discount and charge on the whole invoice comes to, in their order; absent where there are none. */
	allowances?: Cents[];
	/** BT-109. */
	net: Cents;
	/** BT-110. */
	vat: Cents;
	/** BT-112, to pay. */
	gross: Cents;
	/** Highest rate first. */
	rows: VatRow[];
}

/** What of an invoice, besides its lines, decides its sums. */
export type SumTerms = Pick<Invoice, 'allowances' | 'pricesIncludeVat'>;

/** Amount of a line: quantity × unit price, rounded half up to the cent, with the line's discounts and charges. EN 16931 BT-131. */
export function lineAmount({
	quantity,
	unitPrice,
	allowances = []
}: Pick<InvoiceLine, 'quantity' | 'unitPrice' | 'allowances'>): Cents {
	const base = roundToCents(big(quantity).times(big(unitPrice)));
	return sumCents([base, ...allowances.map((allowance) => allowanceAmount(allowance, base))]);
}

/** Totals with VAT rounded once per rate and category. EN 16931 BR-CO-10, BR-CO-13 to BR-CO-15, BR-CO-17. */
export function totalsOf(lines: readonly InvoiceLine[], terms: SumTerms = {}): Totals {
	const amounts = lines.map(lineAmount);
	const sum = sumCents(amounts);
	const allowances = terms.allowances?.map((allowance) => allowanceAmount(allowance, sum));
	const groups = withAllowances(byRate(lines, amounts), sumCents(allowances ?? []));
	const rows = groups.map(({ category, rate, amount }): VatRow => {
		if (!terms.pricesIncludeVat)
			return { category, rate, base: amount, vat: roundToCents(big(rate).times(amount).div(10_000)) };
		const vat = roundToCents(big(rate).times(amount).div(big(rate).plus(100)).div(100));
		return { category, rate, base: cents(amount - vat), vat };
	});
	const net = sumCents(rows.map((row) => row.base));
	const vat = sumCents(rows.map((row) => row.vat));
	return { lines: amounts, ...(allowances?.length && { allowances }), net, vat, gross: sumCents([net, vat]), rows };
}

/** What the lines of one rate and category come to. */
interface RateGroup extends Pick<VatRow, 'category' | 'rate'> {
	amount: Cents;
}

/** The groups of the lines, highest rate first. */
function byRate(lines: readonly InvoiceLine[], amounts: readonly Cents[]): RateGroup[] {
	const groups = new Map<string, RateGroup>();
	lines.forEach(({ vatCategory: category, vatRate: rate }, index) => {
		const key = `${category} ${rate}`;
		const known = groups.get(key)?.amount ?? zeroCents;
		groups.set(key, { category, rate, amount: sumCents([known, amounts[index]!]) });
	});
	return [...groups.values()].sort((a, b) => big(b.rate).cmp(big(a.rate)) || a.category.localeCompare(b.category));
}

/** Spreads what is taken off or added to the whole over the groups, in proportion. */
function withAllowances(groups: readonly RateGroup[], amount: Cents): RateGroup[] {
	const shares = spread(
		amount,
		groups.map((group) => group.amount)
	);
	return groups.map((group, index) => ({ ...group, amount: sumCents([group.amount, shares[index]!]) }));
}
