import { allowanceAmount, type Allowance } from '#domain/allowance.ts';
import { big, canonical, decimal, type Decimal } from '#domain/decimal.ts';
import { cents, centsOf, roundToCents, type Cents } from '#domain/money.ts';
import { readNumber } from './numbers.ts';
import type { RowReader } from './row-reader.ts';

/** The columns of a discount: by percent, and as an amount. */
type DiscountFields = typeof ofLine | typeof ofInvoice;

const ofLine = { percent: 'discountPercent', amount: 'discountAmount' } as const;
const ofInvoice = { percent: 'invoiceDiscountPercent', amount: 'invoiceDiscountAmount' } as const;

/** A discount as a row states it: by percent, as an amount, or both; null where it states none. */
export interface StatedDiscount {
	percent: Decimal | null;
	amount: Decimal | null;
}

/** What a row says of a discount on its line. */
export const readLineDiscount = (reader: RowReader): StatedDiscount => readStated(reader, ofLine);

/** What a row says of a discount on its whole invoice. */
export const readInvoiceDiscount = (reader: RowReader): StatedDiscount => readStated(reader, ofInvoice);

/** The discount that is stated, or null where there is none; where percent and amount both stand, the percent. */
export function discountOf({ percent, amount }: StatedDiscount): Allowance | null {
	if (percent !== null) return { type: 'discount', by: { percent }, reason: '' };
	return amount === null ? null : { type: 'discount', by: { amount: centsOf(amount) }, reason: '' };
}

/** A discount lessens what it stands on: on an amount below zero, such as that of goods that come back, it is below zero too, whichever sign the file writes. Null where it would add to an amount above zero. */
export function directed(stated: StatedDiscount, isBelowZero: boolean): StatedDiscount | null {
	if (stated.amount === null) return stated;
	const amount = big(stated.amount);
	if (isBelowZero) return { ...stated, amount: canonical(amount.abs().times(-1)) };
	return amount.lt(0) ? null : stated;
}

/** Whether percent and amount come to the same on what they are taken off; true where only one stands. */
export function agree({ percent, amount }: StatedDiscount, base: Cents): boolean {
	if (percent === null || amount === null) return true;
	return allowanceAmount(discountOf({ percent, amount: null })!, base) === 0 - centsOf(amount);
}

/** What a line comes to before its discount, where it is known what it comes to after. */
export function beforeDiscount(after: Decimal, { percent, amount }: StatedDiscount): Decimal {
	if (percent === null) return amount === null ? after : canonical(big(after).plus(big(amount)));
	const share = big(decimal('100')).minus(big(percent));
	if (share.eq(0)) return decimal('0');
	const near = roundToCents(big(after).times(100).div(share));
	const discount = discountOf({ percent, amount: null })!;
	const found = [near, near - 1, near + 1].find(
		(base) => base + allowanceAmount(discount, cents(base)) === centsOf(after)
	);
	return canonical(big(decimal(String(found ?? near))).div(100));
}

function readStated(reader: RowReader, { percent, amount }: DiscountFields): StatedDiscount {
	return { percent: readPercent(reader, percent), amount: readAmount(reader, amount) };
}

function readAmount(reader: RowReader, field: DiscountFields['amount']): Decimal | null {
	const amount = reader.number(field);
	return amount === null || big(amount).eq(0) ? null : amount;
}

/** `10`, `10%` or `2,5 %`; no discount is a thousand percent, so that a lone mark always stands before decimals. */
function readPercent(reader: RowReader, field: DiscountFields['percent']): Decimal | null {
	const read = reader.optional(field, (text) => {
		const number = text.replace('%', '').trim();
		return readNumber(number, number.includes(',') ? 'comma' : 'point');
	});
	if (read === null || big(read.value).eq(0)) return null;
	if (big(read.value).gt(0) && big(read.value).lte(100)) return read.value;
	reader.refuse(field, { type: 'NotADiscount' });
	return null;
}
