import { err, ok, type Result } from '#domain/result.ts';
import type { CellFault } from './fault.ts';
import { fold } from './fold.ts';

/** The order of day, month and year. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** All orders, in the order they are offered. */
export const dateOrders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** What one written date shows about the order of its column. */
export type DateShape =
	| { type: 'sure'; order: DateOrder }
	/** `3/4/2025`; with a slash it may be American. */
	| { type: 'either'; mark: 'slash' | 'other' }
	/** Its month is a word. */
	| { type: 'named' }
	| { type: 'none' };

const numeric = /^(\d{1,4})([-./ ])(\d{1,2})\2(\d{1,4})$/;
const time = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** Beginnings of month names, in the four languages. */
const monthNames: readonly (readonly string[])[] = [
	['jan'],
	['feb', 'fev'],
	['mar', 'maa', 'mrt'],
	['apr', 'avr'],
	['may', 'mei', 'mai'],
	['jun', 'juin'],
	['jul', 'juil'],
	['aug', 'aou'],
	['sep'],
	['oct', 'okt'],
	['nov'],
	['dec', 'dez']
];

const trimmed = (text: string): string => text.trim().replace(time, '');

/** Shape of a written date; `none` where it is none. */
export function dateShape(text: string): DateShape {
	const plain = trimmed(text);
	if (/^(19|20)\d{6}$/.test(plain)) return { type: 'sure', order: 'ymd' };
	const match = numeric.exec(plain);
	if (!match) return namedDate(plain) ? { type: 'named' } : { type: 'none' };
	const [, first, mark, second, last] = match;
	if (first!.length > 2) return { type: 'sure', order: 'ymd' };
	if (Number(first) > 12) return { type: 'sure', order: 'dmy' };
	if (Number(second) > 12) return { type: 'sure', order: 'mdy' };
	if (last!.length === 3) return { type: 'none' };
	return { type: 'either', mark: mark === '/' ? 'slash' : 'other' };
}

/** The order that a file's dates show together; null where a person must say it. `fallback` decides about slashes. */
export function orderOfDates(values: readonly string[], fallback: DateOrder | null): DateOrder | null {
	const shapes = values.map(dateShape);
	const orders = new Set(
		shapes.flatMap((shape) => (shape.type === 'sure' && shape.order !== 'ymd' ? [shape.order] : []))
	);
	const [order] = orders;
	if (order) return orders.size === 1 ? order : null;
	if (shapes.some((shape) => shape.type === 'either' && shape.mark === 'slash')) return fallback;
	return 'dmy';
}

/** Reads a written date as ISO `YYYY-MM-DD`. `order` is what its column has shown, null where nothing has. */
export function readDate(text: string, order: DateOrder | null): Result<string, CellFault> {
	const plain = trimmed(text);
	const shape = dateShape(plain);
	if (shape.type === 'none') return err({ type: 'NotADate' });
	if (shape.type === 'either' && order === null) return err({ type: 'AmbiguousDate' });
	if (shape.type === 'sure' && shape.order !== 'ymd' && order && order !== shape.order)
		return err({ type: 'NotADate' });
	const date =
		shape.type === 'named' ? namedDate(plain)! : numericDate(plain, shape.type === 'sure' ? shape.order : order!);
	return date && isCalendarDate(date) ? ok(isoDate(date)) : err({ type: 'NotADate' });
}

interface CalendarDate {
	year: number;
	month: number;
	day: number;
}

function numericDate(plain: string, order: DateOrder): CalendarDate | null {
	if (/^\d{8}$/.test(plain)) {
		return { year: Number(plain.slice(0, 4)), month: Number(plain.slice(4, 6)), day: Number(plain.slice(6)) };
	}
	const [, first, , second, last] = numeric.exec(plain)!;
	const [a, b, c] = [Number(first), Number(second), Number(last)];
	switch (order) {
		case 'dmy':
			return { year: fullYear(c), month: b, day: a };
		case 'mdy':
			return { year: fullYear(c), month: a, day: b };
		case 'ymd':
			return { year: fullYear(a), month: b, day: c };
	}
}

/** `1 januari 2025`, `1. März 2025`, `1er mars 2025`, `Mar 1, 2025`. */
function namedDate(plain: string): CalendarDate | null {
	const words = fold(plain)
		.split(' ')
		.map((word) => word.replace(/^1er$/, '1'));
	if (words.length !== 3) return null;
	const at = words.findIndex((word) => /^\p{L}+$/u.test(word));
	const month = monthNames.findIndex((names) => names.some((name) => words[at]?.startsWith(name))) + 1;
	const [day, year] = words.filter((_, index) => index !== at);
	if (at > 1 || month === 0 || !/^\d{1,2}$/.test(day!) || !/^\d{4}$/.test(year!)) return null;
	return { year: Number(year), month, day: Number(day) };
}

const fullYear = (year: number): number => (year >= 100 ? year : year + (year < 70 ? 2000 : 1900));

function isCalendarDate({ year, month, day }: CalendarDate): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return year >= 1970 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const isoDate = ({ year, month, day }: CalendarDate): string =>
	`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
