import { expect, it } from 'vitest';
import { asPrinted, textsOf } from './printed.ts';

it('letters are composed, the minus becomes a dash, and what nobody sees goes', () => {
	expect(asPrinted('Rene\u0301 \u22125\u200b\ufeff\tx')).toBe('René –5 x');
});

it('line ends stay in descriptions and become spaces in numbers', () => {
	expect(asPrinted({ number: '1\r\n2', lines: [{ description: 'a\r\nb' }] })).toEqual({
		number: '1 2',
		lines: [{ description: 'a\nb' }]
	});
});

it('what is no text stays as it is', () => {
	expect(asPrinted({ totals: { net: 5, rows: [] }, ordered: null })).toEqual({
		totals: { net: 5, rows: [] },
		ordered: null
	});
});

it('every text is found with the path that leads to it', () => {
	expect([...textsOf({ buyer: { name: 'x' }, lines: [{ note: 'y', ordered: null }] })]).toEqual([
		{ path: 'buyer.name', text: 'x' },
		{ path: 'lines.0.note', text: 'y' }
	]);
});
