import { allowanceAmount, type Allowance } from '#domain/allowance.ts';
import { big, decimal, type Decimal } from '#domain/decimal.ts';
import { centsOf, roundToCents } from '#domain/money.ts';
import { readNumber } from './numbers.ts';
import type { RowReader } from './row-reader.ts';

/** The discount of a line by percent or as an amount, or null where there is none; where both stand they must agree. */
export function readDiscount(reader: RowReader): Allowance | null {
	const percent = readPercent(reader);
	const amount = reader.number('discountAmount');
	if (amount !== null && big(amount).lt(0)) {
		reader.refuse('discountAmount', { type: 'NotADiscount' });
		return null;
	}
	const byPercent = percent === null || big(percent).eq(0) ? null : discountBy({ percent });
	const byAmount = amount === null || big(amount).eq(0) ? null : discountBy({ amount: centsOf(amount) });
	if (byPercent && byAmount && !agree(reader, byPercent, byAmount)) {
		reader.refuse('discountAmount', { type: 'NotADiscount' });
	}
	return byPercent ?? byAmount;
}

const discountBy = (by: Allowance['by']): Allowance => ({ type: 'discount', by, reason: '' });

/** `10`, `10%` or `2,5 %`; no discount is a thousand percent, so that a lone mark always stands before decimals. */
function readPercent(reader: RowReader): Decimal | null {
	const read = reader.optional('discountPercent', (text) => {
		const number = text.replace('%', '').trim();
		return readNumber(number, number.includes(',') ? 'comma' : 'point');
	});
	if (read === null) return null;
	if (big(read.value).gte(0) && big(read.value).lte(100)) return read.value;
	reader.refuse('discountPercent', { type: 'NotADiscount' });
	return null;
}

/** Whether both come to the same on what the row's price and quantity give. */
function agree(reader: RowReader, byPercent: Allowance, byAmount: Allowance): boolean {
	const [quantity, price] = [reader.number('quantity') ?? decimal('1'), reader.number('unitPrice')];
	if (price === null) return true;
	const base = roundToCents(big(quantity).times(big(price)));
	return allowanceAmount(byPercent, base) === allowanceAmount(byAmount, base);
}
