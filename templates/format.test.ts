import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '#domain/decimal.ts';
import { languages } from '#domain/language.ts';
import { cents } from '#domain/money.ts';
import { amount, date, decimalMark, grouped, money, number, percent, period } from './format.ts';

const dutch = { language: 'nl', country: 'NL' } as const;
const flemish = { language: 'nl', country: 'BE' } as const;
const german = { language: 'de', country: 'DE' } as const;
const french = { language: 'fr', country: 'BE' } as const;
const english = { language: 'en', country: 'NL' } as const;

describe('amounts', () => {
	it.each([
		['nl', '€\u00a01.234.567,89'],
		['de', '1.234.567,89\u00a0€'],
		['fr', '1\u202f234\u202f567,89\u00a0€'],
		['en', '€1,234,567.89']
	] as const)('in %s are written %s', (language, written) => {
		expect(money(cents(123_456_789), 'EUR', language)).toBe(written);
	});

	it.each([
		['nl', '€\u00a0–0,05'],
		['de', '–0,05\u00a0€'],
		['fr', '–0,05\u00a0€'],
		['en', '–€0.05']
	] as const)('below zero in %s take an en dash, for the font has no minus: %s', (language, written) => {
		expect(money(cents(-5), 'EUR', language)).toBe(written);
	});

	it('in a currency without a sign name its code', () => {
		expect(money(cents(100), 'CHF', 'en')).toBe('CHF\u00a01.00');
		expect(money(cents(100), 'USD', 'en')).toBe('$1.00');
		expect(money(cents(100), 'CHF', 'de')).toBe('1,00\u00a0CHF');
	});

	it('hold every cent of the number that they write', () => {
		const whole = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
		fc.assert(
			fc.property(whole, fc.constantFrom(...languages), (value, language) => {
				const digits = amount(cents(value), language)
					.replace('–', '-')
					.replace(/[^\d-]/g, '');
				expect(BigInt(digits)).toBe(BigInt(value));
			})
		);
	});
});

describe('numbers', () => {
	it('keep their own places, and have at least those that are asked for', () => {
		expect(number(decimal('1840'), 'nl')).toBe('1.840');
		expect(number(decimal('-12.5'), 'de')).toBe('–12,5');
		expect(number(decimal('0.1'), 'en', 2)).toBe('0.10');
		expect(number(decimal('0.1234'), 'en', 2)).toBe('0.1234');
	});

	it('use the sign of their language', () => {
		for (const language of languages) expect(number(decimal('0.5'), language)).toBe(`0${decimalMark(language)}5`);
	});

	it('as rates keep the percent sign beside them', () => {
		expect(percent(decimal('5.5'), 'fr')).toBe('5,5\u00a0%');
		expect(percent(decimal('21'), 'en')).toBe('21%');
	});
});

describe('dates', () => {
	it.each([
		[dutch, '31-10-2026'],
		[flemish, '31/10/2026'],
		[german, '31.10.2026'],
		[french, '31/10/2026'],
		[english, '31 October 2026']
	])('for %o are written %s', (locale, written) => {
		expect(date('2026-10-31', locale)).toBe(written);
	});

	it('that are unknown stay empty', () => {
		expect(date('', german)).toBe('');
	});
});

describe('periods', () => {
	it.each([
		[german, '2026-06-01', '2026-10-23', '01.06. – 23.10.2026'],
		[german, '2026-10-01', '2026-10-31', '01. – 31.10.2026'],
		[german, '2025-12-01', '2026-01-31', '01.12.2025 – 31.01.2026'],
		[flemish, '2026-10-01', '2026-10-31', '01/10 – 31/10/2026'],
		[french, '2025-12-01', '2026-01-31', '01/12/2025 – 31/01/2026'],
		[english, '2026-10-01', '2026-10-31', '1 – 31 October 2026'],
		[english, '2026-06-01', '2026-10-23', '1 June – 23 October 2026'],
		[dutch, '2026-10-01', '', '01-10-2026'],
		[dutch, '', '', '']
	])('for %o from %s to %s are written %s', (locale, from, to, written) => {
		expect(period(from, to, locale)).toBe(written);
	});
});

it('an IBAN stands in groups of four that no line end parts', () => {
	expect(grouped('NL91 ABNA0417164300')).toBe('NL91\u00a0ABNA\u00a00417\u00a01643\u00a000');
});
