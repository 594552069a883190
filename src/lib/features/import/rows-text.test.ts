import { describe, expect, it } from 'vitest';
import { rowsText } from './rows-text.ts';

describe('rowsText', () => {
	it('writes runs as ranges', () => expect(rowsText([2, 3, 4, 9])).toBe('2–4, 9'));
	it('cuts what would be long', () => expect(rowsText([1, 3, 5, 7, 9])).toBe('1, 3, 5, 7 …'));
	it('writes one row as it is', () => expect(rowsText([7])).toBe('7'));
});
