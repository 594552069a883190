import { afterEach, describe, expect, it } from 'vitest';
import { fileNameFields, parseFileNamePattern } from '#domain/filename.ts';
import { getLocale, locales, overwriteGetLocale, type Locale } from './paraglide/runtime.js';
import { fieldShown, patternShown, patternStored, seriesShown } from './pattern-fields.ts';

const own = getLocale;
const speak = (locale: Locale) => overwriteGetLocale(() => locale);

afterEach(() => overwriteGetLocale(own));

const stored = `${fileNameFields.map((field) => `{${field}}`).join('-')}_{number:4} {any}`;

describe('a pattern', () => {
	it.each(locales)('is stored the same however it is shown in %s', (locale) => {
		speak(locale);
		expect(patternStored(patternShown(stored))).toBe(stored);
	});

	it('speaks the language of the app and is read in any other', () => {
		speak('nl');
		expect(patternShown('{debtor}-{number}.pdf')).toBe('{debiteur}-{factuurnummer}.pdf');
		expect(fieldShown('year')).toBe('{jaar}');
		expect(patternStored('{Kunde}_{RECHNUNGSNUMMER:4}_{annee}{ month }')).toBe('{debtor}_{number:4}_{year}{month}');
	});

	it('of a series has a word of its own for its number, and is stored alike', () => {
		speak('de');
		expect(seriesShown('F{year}-{number:4}')).toBe('F{jahr}-{nummer:4}');
		expect(patternStored('F{jahr}-{nummer:4}')).toBe('F{year}-{number:4}');
	});

	it('keeps what names no field as it was written, for its fault to be told', () => {
		speak('de');
		for (const written of ['{name}', 'F{rechnungs', '{}', '{{jahr}', 'Kunde }']) {
			expect(parseFileNamePattern(patternStored(written)).ok).toBe(false);
		}
		expect(patternStored('{name} {Tag')).toBe('{name} {Tag');
	});
});
