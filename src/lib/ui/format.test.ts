import { beforeEach, describe, expect, it } from 'vitest';
import { cents } from '#domain/money.ts';
import { formatAmount, formatBytes, formatDate, formatFigure, formatTime, formatWhen } from './format.ts';
import { overwriteGetLocale, type Locale } from './paraglide/runtime.js';

const speak = (locale: Locale) => overwriteGetLocale(() => locale);
/** Intl parts currency and figure by a space that does not break. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

beforeEach(() => speak('en'));

describe('amounts', () => {
	it('are written as the language of the app writes them', () => {
		expect(plain(formatAmount(cents(107_268), 'EUR'))).toBe('€1,072.68');
		speak('nl');
		expect(plain(formatAmount(cents(107_268), 'EUR'))).toBe('€ 1.072,68');
		expect(formatFigure(cents(107_268))).toBe('1.072,68');
		speak('de');
		expect(plain(formatAmount(cents(107_268), 'EUR'))).toBe('1.072,68 €');
		speak('fr');
		expect(plain(formatAmount(cents(107_268), 'EUR'))).toBe('1\u202f072,68 €');
	});

	it('have a true minus', () => {
		expect(formatFigure(cents(-3_000))).toBe('\u221230.00');
		speak('nl');
		expect(plain(formatAmount(cents(-3_000), 'EUR'))).toBe('€ \u221230,00');
	});

	it('keep two places', () => {
		expect(formatFigure(cents(5))).toBe('0.05');
	});
});

describe('dates', () => {
	it('stay on their day wherever the device is', () => {
		expect(formatDate('2026-11-20')).toBe('20/11/2026');
		speak('nl');
		expect(formatDate('2026-11-20')).toBe('20-11-2026');
	});

	it('are told from now: today, yesterday, then the day', () => {
		const now = new Date(2026, 10, 21, 9, 0);
		const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 5).toISOString();
		expect(formatWhen(at(21, 5), now)).toBe('today 05:05');
		expect(formatWhen(at(20, 23), now)).toBe('yesterday 23:05');
		expect(formatWhen(at(19, 23), now)).toBe('19 November 2026');
	});

	it('count the hours to 23', () => {
		expect(formatTime(new Date(2026, 0, 1, 0, 7).toISOString())).toBe('00:07');
	});
});

describe('sizes of files', () => {
	it('are whole kilobytes, never none, and megabytes with one place', () => {
		expect(formatBytes(1)).toBe('1 kB');
		expect(formatBytes(183_400)).toBe('184 kB');
		expect(formatBytes(1_240_000)).toBe('1.2 MB');
		expect(formatBytes(10_737_418_240)).toBe('10.7 GB');
	});
});
