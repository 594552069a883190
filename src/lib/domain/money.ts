import Big from 'big.js';
import { big, type Decimal } from './decimal.ts';

/** An amount of money in whole cents of its invoice's currency; a safe integer, never a fraction. */
export type Cents = number & { readonly __brand: 'Cents' };

/** An ISO 4217 code with two minor digits. */
export type Currency = 'EUR' | 'CHF' | 'GBP' | 'USD' | 'DKK' | 'SEK' | 'NOK' | 'PLN' | 'CZK';

/** The currencies that invoices may be in: all have two minor digits. */
export const currencies: readonly Currency[] = ['EUR', 'CHF', 'GBP', 'USD', 'DKK', 'SEK', 'NOK', 'PLN', 'CZK'];

/** Whole cents; throws on a fraction or an amount beyond 2^53. */
export function cents(value: number): Cents {
	if (!Number.isSafeInteger(value)) throw new RangeError(`not whole cents: ${value}`);
	return (value === 0 ? 0 : value) as Cents;
}

export const zeroCents = cents(0);

/** The sum of amounts in one currency. */
export const sumCents = (amounts: readonly Cents[]): Cents => cents(amounts.reduce((sum, amount) => sum + amount, 0));

/** An exact amount in currency units, rounded half up (away from zero) to the cent. */
export const roundToCents = (amount: Big): Cents => cents(amount.times(100).round(0, Big.roundHalfUp).toNumber());

/** Cents of a decimal amount in currency units, rounded half up to the cent. */
export const centsOf = (amount: Decimal): Cents => roundToCents(big(amount));

/** Plain text with two places and a point, e.g. `-1234.50`, for files and for adding up by machines. */
export function plainAmount(amount: Cents): string {
	const digits = String(Math.abs(amount)).padStart(3, '0');
	return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
