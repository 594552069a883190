import { describe, expect, it } from 'vitest';
import { variantName, type Head } from './document.ts';

describe('the name of a variant', () => {
	it('differs with layout, layout version, head and letterhead version', () => {
		const heads: Head[] = [
			{ type: 'drawn' },
			{ type: 'blank' },
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
});
