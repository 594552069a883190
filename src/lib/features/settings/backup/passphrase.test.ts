import { expect, it } from 'vitest';
import { shortestPassphrase, suggestPassphrase } from './passphrase.ts';

it('suggests passphrases that can be spoken, long enough and never the same', () => {
	const suggested = Array.from({ length: 200 }, suggestPassphrase);
	for (const phrase of suggested)
		expect(phrase).toMatch(/^([b-df-hj-np-tvz][aeiou]){2}(-([b-df-hj-np-tvz][aeiou]){2}){4}$/);
	expect(new Set(suggested).size).toBe(200);
	expect(suggested[0]!.length).toBeGreaterThanOrEqual(shortestPassphrase);
});
