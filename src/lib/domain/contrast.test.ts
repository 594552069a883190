import { describe, expect, it } from 'vitest';
import { contrast, isColour } from './contrast.ts';

describe('the contrast of two colours', () => {
	it.each([
		['#000000', '#ffffff', 21],
		['#ffffff', '#ffffff', 1],
		['#767676', '#ffffff', 4.54],
		['#FF0000', '#ffffff', 4]
	])('%s on %s is %d', (one, other, ratio) => {
		expect(contrast(one, other)).toBeCloseTo(ratio, 1);
		expect(contrast(other, one)).toBe(contrast(one, other));
	});
});

it('a colour has six digits', () => {
	expect(['#1f4e79', '#FFF', 'red', '1f4e79'].map(isColour)).toEqual([true, false, false, false]);
});
