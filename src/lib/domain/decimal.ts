import Big from 'big.js';
import { err, ok, type Result } from './result.ts';

/** An exact decimal number as canonical text: no exponent, no plus, no trailing zeros, at most 4 places, e.g. `-12.5`. */
export type Decimal = string & { readonly __brand: 'Decimal' };

/** Why a text is not a number that we keep exactly. */
export type DecimalError = { type: 'NotANumber'; text: string } | { type: 'TooPrecise'; text: string; places: number };

const plain = /^-?\d{1,12}(\.\d+)?$/;

/** The places after the point that quantities and unit prices keep. */
export const decimalPlaces = 4;

/**
 * Reads canonical text (`.` as the decimal sign, no grouping) with at most `places` (4) digits after the point.
 * Reading what people and programs write, with commas and grouping, is the import's work.
 */
export function toDecimal(text: string, places: number = decimalPlaces): Result<Decimal, DecimalError> {
	if (!plain.test(text)) return err({ type: 'NotANumber', text });
	const value = new Big(text);
	if (!value.round(places, Big.roundDown).eq(value)) return err({ type: 'TooPrecise', text, places });
	return ok(canonical(value));
}

/** A decimal that the program itself writes; throws on anything else. */
export function decimal(text: string): Decimal {
	const result = toDecimal(text);
	if (!result.ok) throw new TypeError(`not a decimal: ${text}`);
	return result.value;
}

/** The exact number behind a decimal, for arithmetic inside the domain. */
export const big = (value: Decimal): Big => new Big(value);

/** The canonical text of an exact number; the caller has rounded it. */
export function canonical(value: Big): Decimal {
	const text = value.toFixed();
	return (text === '-0' ? '0' : text) as Decimal;
}
