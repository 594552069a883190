import { describe, expect, it } from 'vitest';
import { languages } from '#domain/language.ts';
import { typeface } from '#tests/pdf/typeface.ts';
import { wordsFor } from './words.ts';

/** Every text in a value; functions are asked with anything. */
function spoken(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value === 'function') return [(value as (...given: unknown[]) => string)(1, 'a', 'b')];
	return value === null ? [] : Object.values(value as object).flatMap(spoken);
}

describe.each(languages)('the words in %s', (language) => {
	it.each(['DE', 'BE', ''])('have every character in the fonts (country %s)', (country) => {
		const texts = spoken(wordsFor({ language, country }));
		expect(texts.length).toBeGreaterThan(50);
		expect(typeface.missingCharacters(texts.join(''))).toBe('');
	});
});

it('German says USt in Germany and MwSt. in Belgium', () => {
	expect(wordsFor({ language: 'de', country: 'DE' }).vatRow('19 %', '', '1,00')).toBe('19 % USt auf 1,00');
	expect(wordsFor({ language: 'de', country: 'BE' }).vatRow('6 %', '', '1,00')).toBe('6 % MwSt. auf 1,00');
});
