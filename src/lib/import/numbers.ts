import Big from 'big.js';
import { canonical, decimalPlaces, type Decimal } from '#domain/decimal.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { CellFault } from './fault.ts';

/** The character before the decimals. */
export type DecimalSign = 'comma' | 'point';

/** What one written number shows about the decimal sign of its column. */
export type NumberShape =
	| { type: 'sure'; sign: DecimalSign }
	/** Digits alone, or with a parting that is no comma or point. */
	| { type: 'whole' }
	/** `1.250` or `1,250`: thousands or three decimals. */
	| { type: 'either' }
	| { type: 'none' };

/** A number that was read, and whether digits had to be dropped. */
export interface ReadNumber {
	value: Decimal;
	rounded: boolean;
}

const currencySigns = /€|\$|£|eur(?:o)?|chf|usd|gbp|dkk|sek|nok|pln|czk|sfr\.?|fr\.|kr\.?|zł|kč/gi;
const partings = /[\s\u00a0\u202f\u2009'’`_]/g;

/** Sign and digits with their commas and points, or null. Understands `€ 1.234,56`, `12,-`, `5,00-`, `(3.10)`. */
function bare(text: string): { minus: '' | '-'; digits: string } | null {
	const plain = text.replace(currencySigns, '').replace(partings, '').replaceAll('\u2212', '-').replaceAll('–', '-');
	const wholeAmount = plain.replace(/[.,](-{1,2})$/, '');
	const match = /^([-+(]?)([\d.,]*\d[\d.,]*)([-+)]?)$/.exec(wholeAmount);
	if (!match) return null;
	const [, before, digits, after] = match;
	const signs = `${before}${after}`;
	if (!['', '-', '+', '()'].includes(signs)) return null;
	return { minus: signs === '-' || signs === '()' ? '-' : '', digits: digits! };
}

/** Shape of a written number; `none` where it is none. */
export function shapeOf(text: string): NumberShape {
	const number = bare(text);
	if (!number) return { type: 'none' };
	const { digits } = number;
	const marks = digits.replace(/\d/g, '');
	if (marks === '') return { type: 'whole' };
	if (marks.length === 1) return isEither(digits) ? { type: 'either' } : { type: 'sure', sign: signOf(marks) };
	const last = marks.at(-1)!;
	const grouping = marks[0]!;
	const sign = last === grouping ? signOf(grouping === '.' ? ',' : '.') : signOf(last);
	return parts(digits, sign) ? { type: 'sure', sign } : { type: 'none' };
}

const isEither = (digits: string): boolean => /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);

const signOf = (mark: string): DecimalSign => (mark === ',' ? 'comma' : 'point');

/** Whole and decimal digits under a decimal sign, or null where the grouping is not by thousands. */
function parts(digits: string, sign: DecimalSign): [whole: string, decimals: string] | null {
	const [mark, grouping] = sign === 'comma' ? [',', '.'] : ['.', ','];
	const [whole, decimals = '', ...more] = digits.split(mark);
	if (more.length > 0 || decimals.includes(grouping)) return null;
	const groups = whole!.split(grouping);
	const [first, ...thousands] = groups;
	if (thousands.length > 0 && (!/^\d{1,3}$/.test(first!) || thousands.some((group) => group.length !== 3))) return null;
	return [groups.join(''), decimals];
}

/**
 * Reads a written number. `sign` is what its column has shown, null where nothing has. More than four decimals are
 * rounded half up and said so.
 */
export function readNumber(text: string, sign: DecimalSign | null): Result<ReadNumber, CellFault> {
	const shape = shapeOf(text);
	if (shape.type === 'none') return err({ type: 'NotANumber' });
	if (shape.type === 'either' && sign === null) return err({ type: 'AmbiguousNumber' });
	const own = shape.type === 'sure' ? shape.sign : (sign ?? 'point');
	const { minus, digits } = bare(text)!;
	const [whole, decimals] = parts(digits, own)!;
	if (whole.replace(/^0+/, '').length > 9) return err({ type: 'NumberTooLarge' });
	const exact = new Big(`${minus}${whole || '0'}.${decimals || '0'}`);
	const value = exact.round(decimalPlaces, Big.roundHalfUp);
	return ok({ value: canonical(value), rounded: !value.eq(exact) });
}

/** What a column's values show together: its sign, that a person must say it, or that it does not matter. */
export function signOfColumn(values: readonly string[]): DecimalSign | 'ask' | 'thousands-likely' | 'any' {
	const shapes = values.map(shapeOf);
	const signs = new Set(shapes.flatMap((shape) => (shape.type === 'sure' ? [shape.sign] : [])));
	const hasEither = shapes.some((shape) => shape.type === 'either');
	const [sign] = signs;
	if (sign && signs.size === 1) return sign;
	if (!hasEither) return 'any';
	if (signs.size === 2) return 'ask';
	// A program that always writes three decimals would not write `750` beside `1.250`.
	return shapes.some((shape) => shape.type === 'whole') ? 'thousands-likely' : 'ask';
}
