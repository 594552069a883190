import type { Cents, Currency } from '#domain/money.ts';
import { dateFormat, numberFormat } from './intl.ts';
import { m } from './paraglide/messages.js';
import { getLocale } from './paraglide/runtime.js';

/** Intl writes a hyphen for minus in some languages; figures take the true minus. */
const trueMinus = (text: string): string => text.replace('-', '\u2212');

/** An amount with its currency as the app's language writes it: `€ 1.072,68`, `€1,072.68`. */
export const formatAmount = (amount: Cents, currency: Currency): string =>
	trueMinus(numberFormat({ style: 'currency', currency }).format(amount / 100));

/** An amount without its currency, for columns that name it in their head: `1.072,68`. */
export const formatFigure = (amount: Cents): string =>
	trueMinus(numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount / 100));

/** A whole number with its thousands parted. */
export const formatCount = (count: number): string => numberFormat({}).format(count);

/** ISO dates have no zone: they are read as noon, so that no zone moves them to another day. */
const dayOf = (iso: string): Date => new Date(iso.length === 10 ? `${iso}T12:00:00` : iso);

/** The day of an ISO date or time: `20-11-2026`, `20/11/2026`. */
export const formatDate = (iso: string): string =>
	dateFormat({ day: '2-digit', month: '2-digit', year: 'numeric' }).format(dayOf(iso));

/** The day in words: `20 november 2026`. */
export const formatLongDate = (iso: string): string =>
	dateFormat({ day: 'numeric', month: 'long', year: 'numeric' }).format(dayOf(iso));

/** The day without its year, for rows: `20-11`, `20/11`. */
export const formatShortDate = (iso: string): string =>
	dateFormat({ day: '2-digit', month: '2-digit' }).format(dayOf(iso));

/** The time of day of an ISO time: `09:14`. */
export const formatTime = (iso: string): string =>
	dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));

/** When something was, seen from now: `today 05:40`, `yesterday 18:02`, `20 November 2026`. */
export function formatWhen(iso: string, now: Date = new Date()): string {
	const yesterday = new Date(now);
	yesterday.setDate(now.getDate() - 1);
	const day = new Date(iso).toDateString();
	if (day === now.toDateString()) return m.shell_today({ time: formatTime(iso) });
	if (day === yesterday.toDateString()) return m.shell_yesterday({ time: formatTime(iso) });
	return formatLongDate(iso);
}

/** The size of a file: `184 kB`, `1,2 MB`, `10,7 Go`. */
export function formatBytes(bytes: number): string {
	const byte = getLocale() === 'fr' ? 'o' : 'B';
	const write = (size: number, digits: number) => numberFormat({ maximumFractionDigits: digits }).format(size);
	if (bytes >= 1_000_000_000) return `${write(bytes / 1_000_000_000, 1)} G${byte}`;
	if (bytes >= 1_000_000) return `${write(bytes / 1_000_000, 1)} M${byte}`;
	return `${write(Math.ceil(bytes / 1000), 0)} k${byte}`;
}

/** A month in words: `november 2026` of `2026-11`. */
export const formatMonth = (month: string): string =>
	dateFormat({ month: 'long', year: 'numeric' }).format(dayOf(`${month}-01`));

/** What stands before the cents in files of the app's language. */
export const decimalMark = (): ',' | '.' => (getLocale() === 'en' ? '.' : ',');
