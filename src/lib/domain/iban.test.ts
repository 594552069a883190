import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupIban, parseIban } from './iban.ts';

/** Made-up accounts from the registry's own examples. */
const examples = ['NL91ABNA0417164300', 'DE89370400440532013000', 'BE68539007547034', 'FR1420041010050500013M02606'];

describe('an IBAN', () => {
	it.each(examples)('%s is sound, in groups as well', (iban) => {
		expect(parseIban(iban)).toEqual({ ok: true, value: iban });
		expect(parseIban(` ${groupIban(iban).toLowerCase()} `)).toEqual({ ok: true, value: iban });
	});

	it.each(['', 'NL91', 'NL91 ABNA 0417', '0417164300', 'NL91ABNA04171643É0'])('%j has not its form', (text) => {
		expect(parseIban(text)).toEqual({ ok: false, error: { type: 'NotAnIban', text } });
	});

	it('shows any one wrong character', () => {
		fc.assert(
			fc.property(fc.constantFrom(...examples), fc.nat(), fc.constantFrom(...'0123456789'), (iban, where, digit) => {
				const places = [...iban.matchAll(/\d/g)].map((match) => match.index);
				const place = places[where % places.length]!;
				const typed = iban.slice(0, place) + digit + iban.slice(place + 1);
				expect(parseIban(typed).ok).toBe(typed === iban);
			})
		);
	});

	it('shows two neighbours swapped', () => {
		expect(parseIban('NL91ABNA0471164300')).toMatchObject({ ok: false, error: { type: 'CheckDigits' } });
	});

	it('is read in groups of four', () => {
		expect(groupIban('NL91ABNA0417164300')).toBe('NL91 ABNA 0417 1643 00');
		expect(groupIban('BE68539007547034')).toBe('BE68 5390 0754 7034');
	});
});
