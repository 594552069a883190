import Big from 'big.js';
import { big, type Decimal } from './decimal.ts';
import { cents, roundToCents, sumCents, type Cents } from './money.ts';

/**
 * A discount takes off, a charge adds: a share of the amount it stands on, or an amount of its own.
 * EN 16931: BG-27 and BG-28 on a line, BG-20 and BG-21 on the whole invoice.
 */
export interface Allowance {
	type: 'discount' | 'charge';
	by: { percent: Decimal } | { amount: Cents };
	/** In the words of the invoice; empty where it needs none. */
	reason: string;
}

/** What an allowance changes an amount by: below zero for a discount on a positive amount. Rounded half up to the cent. */
export function allowanceAmount({ type, by }: Allowance, base: Cents): Cents {
	const amount = 'percent' in by ? roundToCents(big(by.percent).times(base).div(10_000)) : by.amount;
	return type === 'discount' ? cents(0 - amount) : amount;
}

/** Spreads an amount over parts in proportion to them, to the cent: the shares add up to it. Where the parts come to nothing, the first takes all. */
export function spread(amount: Cents, parts: readonly Cents[]): Cents[] {
	const whole = sumCents(parts);
	if (whole === 0) return parts.map((_, index) => cents(index === 0 ? amount : 0));
	let sum = 0;
	let given = 0;
	return parts.map((part) => {
		sum += part;
		const upToHere = new Big(amount).times(sum).div(whole).round(0, Big.roundHalfUp).toNumber();
		const share = cents(upToHere - given);
		given = upToHere;
		return share;
	});
}
