import type { VatCategory } from '#domain/invoice.ts';
import { sumCents } from '#domain/money.ts';
import { amount, money, percent } from '#templates/format.ts';
import type { Sheet } from '#templates/sheet.ts';
import { allowanceWords } from './allowances.ts';

/** Name and amount. */
export type TotalRow = [name: string, value: string];

/** The rows above the grand total: discounts and charges on the whole, the sum without VAT, and VAT per rate with its base. */
export function totalRows(sheet: Sheet): TotalRow[] {
	const { invoice, words, locale } = sheet;
	const written = (cents: Parameters<typeof amount>[0]) => amount(cents, locale.language);
	const exempt = (category: VatCategory) => (category === 'S' ? '' : words.exemptions[category].short);
	const { totals, allowances = [] } = invoice;
	const whole: TotalRow[] =
		allowances.length === 0
			? []
			: [
					[words.sumOfLines, written(sumCents(totals.lines))],
					...allowances.map((allowance, index): TotalRow => [
						allowanceWords(sheet, allowance),
						written(totals.allowances![index]!)
					])
				];
	return [
		...whole,
		[words.net, written(totals.net)],
		...totals.rows.map(({ rate, category, base, vat }): TotalRow => [
			words.vatRow(percent(rate, locale.language), exempt(category), written(base)),
			written(vat)
		])
	];
}

/** What is to be paid, or was credited. */
export const grandTotal = ({ invoice, words }: Sheet): TotalRow => [
	invoice.type === 'credit-note' ? words.credited : words.total,
	money(invoice.totals.gross, invoice.currency, invoice.language)
];
