import { describe, expect, it } from 'vitest';
import { languages } from '#domain/language.ts';
import { typeface } from '#tests/pdf/typeface.ts';
import { wordsFor } from './words.ts';

/** Every text in a value; functions are asked with anything. */
function spoken(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value === 'function') return [(value as (...given: unknown[]) => string)('a', 'b', 'c')];
	return value === null ? [] : Object.values(value as object).flatMap(spoken);
}

describe.each(languages)('the words in %s', (language) => {
	it.each(['DE', 'AT', 'BE', 'FR', 'NL', ''])('have every character in the fonts (country %s)', (country) => {
		const texts = spoken(wordsFor({ language, country }));
		expect(texts.length).toBeGreaterThan(50);
		expect(typeface.missingCharacters(texts.join(''))).toBe('');
	});
});

it('each country’s own words of trade stand in its documents', () => {
	const said = (language: 'nl' | 'fr', country: string) => {
		const { creditNote, registration, paymentReference } = wordsFor({ language, country });
		return [creditNote, registration, paymentReference];
	};
	expect(said('nl', 'NL')).toEqual(['Creditnota', 'KvK', 'Betalingskenmerk']);
	expect(said('nl', 'BE')).toEqual(['Creditnota', 'Ondernemingsnr.', 'Mededeling']);
	expect(said('fr', 'BE')).toEqual(['Note de crédit', 'N° d’entreprise', 'Communication']);
	expect(said('fr', 'FR')).toEqual(['Avoir', 'SIREN', 'Référence']);
});

it('French names the invoice that an overview goes with by its gender', () => {
	const words = wordsFor({ language: 'fr', country: 'FR' });
	expect(words.withInvoice('Facture 7', '01/02/2026')).toBe('Joint à la facture 7 du 01/02/2026');
	expect(words.withInvoice('Avoir 7', '01/02/2026')).toBe('Joint à l’avoir 7 du 01/02/2026');
});

it('German says USt in Germany and MwSt. in Belgium', () => {
	expect(wordsFor({ language: 'de', country: 'DE' }).vatRow('19 %', '', '1,00')).toBe('19 % USt auf 1,00');
	expect(wordsFor({ language: 'de', country: 'BE' }).vatRow('6 %', '', '1,00')).toBe('6 % MwSt. auf 1,00');
});
