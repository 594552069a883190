import { describe, expect, it } from 'vitest';
import type { Sha256 } from './digest.ts';
import { hasTerms, variantName, variantParts, type Head } from './document.ts';

describe('the name of a variant', () => {
	it('differs with layout, layout version, head and letterhead version', () => {
		const heads: Head[] = [
			{ type: 'drawn' },
			{ type: 'blank' },
			{ type: 'blank', printed: { id: 'a', version: 1 } },
			{ type: 'blank', printed: { id: 'a', version: 2 } },
			{ type: 'letterhead', id: 'a', version: 1 },
			{ type: 'letterhead', id: 'a', version: 2 },
			{ type: 'letterhead', id: 'b', version: 1 }
		];
		const names = heads.flatMap((head) => [
			variantName('classic', 1, head),
			variantName('classic', 2, head),
			variantName('plain', 1, head)
		]);
		expect(new Set(names).size).toBe(names.length);
	});

	it('differs with the terms that follow, and is as it ever was where none do', () => {
		const drawn: Head = { type: 'drawn' };
		const [one, other] = ['a', 'b'].map((letter) => variantName('classic', 1, drawn, letter.repeat(64) as Sha256));
		expect(variantName('classic', 1, drawn)).toBe('classic@1/drawn');
		expect(one).not.toBe(other);
		expect([one!, 'classic@1/drawn'].map(hasTerms)).toEqual([true, false]);
	});

	it('is read back in its parts', () => {
		const terms = 'a'.repeat(64) as Sha256;
		const printed = { id: '0198-b', version: 12 };
		expect(variantParts(variantName('delivery-note', 3, { type: 'letterhead', ...printed }, terms))).toEqual({
			layout: 'delivery-note',
			head: 'letterhead:0198-b@12',
			letterhead: printed,
			terms
		});
		const blank = variantParts(variantName('classic', 1, { type: 'blank', printed }));
		expect([blank.letterhead, blank.terms]).toEqual([null, null]);
	});
});
