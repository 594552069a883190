import type { Allowance } from '#domain/allowance.ts';
import type { InvoiceLine } from '#domain/invoice.ts';
import { cents } from '#domain/money.ts';
import { amount, percent } from '#templates/format.ts';
import type { Sheet } from '#templates/sheet.ts';

/** A discount or charge in words: its reason, else what it is; with its share where it has one. */
export function allowanceWords({ words, locale }: Sheet, { type, by, reason }: Allowance): string {
	const name = reason || (type === 'discount' ? words.discount : words.charge);
	return 'percent' in by ? `${name} ${percent(by.percent, locale.language)}` : name;
}

/** The share by which a line is cheaper, where that is all there is to say: a single discount without a reason. */
export function discountOf({ allowances = [] }: InvoiceLine, { locale }: Sheet): string {
	const [only, ...more] = allowances;
	const isPlain = only?.type === 'discount' && !only.reason && more.length === 0;
	return isPlain && 'percent' in only.by ? percent(only.by.percent, locale.language) : '';
}

/** The discounts and charges of a line, each as a note. */
export const allowanceNotes = (sheet: Sheet, { allowances = [] }: InvoiceLine): string[] =>
	allowances.map((allowance) => {
		const { type, by } = allowance;
		const fixed =
			'amount' in by ? ` ${amount(cents(type === 'discount' ? 0 - by.amount : by.amount), sheet.locale.language)}` : '';
		return `${allowanceWords(sheet, allowance)}${fixed}`;
	});
