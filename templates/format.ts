import type { Decimal } from '#domain/decimal.ts';
import { groupIban } from '#domain/iban.ts';
import type { Language } from '#domain/language.ts';
import { plainAmount, type Cents, type Currency } from '#domain/money.ts';

/** How a document speaks: its language, and the issuer's country where countries differ (ISO 3166-1 alpha-2, or empty). */
export interface Locale {
	language: Language;
	country: string;
}

// Written by hand and not by Intl, whose answers change between runtimes: the same invoice gives the same bytes everywhere.
const noBreak = '\u00a0';
const separators: Record<Language, { group: string; mark: string }> = {
	de: { group: '.', mark: ',' },
	nl: { group: '.', mark: ',' },
	fr: { group: '\u202f', mark: ',' },
	en: { group: ',', mark: '.' }
};
const symbols: Partial<Record<Currency, string>> = { EUR: '€', GBP: '£', USD: '$' };
const months = 'January February March April May June July August September October November December'.split(' ');

/** The decimal sign of a language. */
export const decimalMark = (language: Language): string => separators[language].mark;

/** An exact number as people write it, `1.234,5`, with at least `places` digits after the sign. */
export function number(value: Decimal, language: Language, places = 0): string {
	const { group, mark } = separators[language];
	const [whole = '', fraction = ''] = value.replace('-', '').split('.');
	const digits = fraction.padEnd(places, '0');
	const sign = value.startsWith('-') ? '–' : '';
	return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, group)}${digits && mark}${digits}`;
}

/** An amount with two places and no currency, `1.234,50`. */
export const amount = (cents: Cents, language: Language): string => number(plainAmount(cents) as Decimal, language);

/** An amount with its currency, `1.234,50 €`, in the place that the language gives it. */
export function money(cents: Cents, currency: Currency, language: Language): string {
	const symbol = symbols[currency];
	const figures = amount(cents, language);
	const sign = figures.startsWith('–') ? '–' : '';
	switch (language) {
		case 'de':
		case 'fr':
			return `${figures}${noBreak}${symbol ?? currency}`;
		case 'nl':
			return `${symbol ?? currency}${noBreak}${figures}`;
		case 'en':
			return `${sign}${symbol ?? currency + noBreak}${figures.slice(sign.length)}`;
	}
}

/** A rate of VAT, `21 %`. */
export const percent = (rate: Decimal, language: Language): string =>
	`${number(rate, language)}${language === 'en' ? '' : noBreak}%`;

const separatorOfDays = ({ language, country }: Locale): string =>
	language === 'de' ? '.' : language === 'nl' && country !== 'BE' ? '-' : '/';

/** An ISO date as people write it; empty for an empty one. */
export function date(iso: string, locale: Locale): string {
	if (!iso) return '';
	const [year = '', month = '', day = ''] = iso.split('-');
	if (locale.language === 'en') return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
	return [day, month, year].join(separatorOfDays(locale));
}

/** A day without its year, with its short name: `do 29/10`, `Thu 29 Oct`. */
export function shortDay(iso: string, locale: Locale, weekdays: readonly string[]): string {
	const weekday = weekdays[new Date(`${iso}T00:00:00Z`).getUTCDay()] ?? '';
	const [, month = '', day = ''] = iso.split('-');
	if (locale.language === 'en') return `${weekday} ${Number(day)} ${months[Number(month) - 1]!.slice(0, 3)}`;
	const separator = separatorOfDays(locale);
	return `${weekday} ${day}${separator}${month}${locale.language === 'de' ? '.' : ''}`;
}

/** The beginning of a period: its date without the parts that its end repeats. */
function beginningOf(from: string, to: string, locale: Locale): string {
	const sameYear = from.slice(0, 4) === to.slice(0, 4);
	const sameMonth = from.slice(0, 7) === to.slice(0, 7);
	const whole = date(from, locale);
	switch (locale.language) {
		case 'de':
			return sameMonth ? whole.slice(0, 3) : sameYear ? whole.slice(0, 6) : whole;
		case 'en':
			return sameMonth ? whole.replace(/ .*/, '') : sameYear ? whole.slice(0, -5) : whole;
		case 'nl':
		case 'fr':
			return sameYear ? whole.slice(0, 5) : whole;
	}
}

/** A period of ISO dates, `01.06. – 23.10.2026`; one date where the other is empty or the same. */
export function period(from: string, to: string, locale: Locale): string {
	if (!from || !to || from === to) return date(to || from, locale);
	return `${beginningOf(from, to, locale)} – ${date(to, locale)}`;
}

/** An IBAN in groups of four, held together by no-break spaces. */
export const grouped = (iban: string): string => groupIban(iban.replace(/\s/g, '')).replaceAll(' ', noBreak);
