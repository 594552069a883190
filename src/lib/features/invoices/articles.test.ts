import { describe, expect, it } from 'vitest';
import { decimal } from '#domain/decimal.ts';
import type { Article } from '#ledger/articles.ts';
import { offered, priceOn } from './articles.ts';

const article = (description: string, change: Partial<Article> = {}): Article => ({
	description,
	unit: 'st.',
	unitPrice: decimal('2.85'),
	vatRate: decimal('9'),
	vatCategory: 'S',
	includesVat: false,
	boughtBefore: false,
	...change
});

const known = [
	article('Volkorenbrood', { boughtBefore: true }),
	article('Krentenbollen, zak van 6', { article: '4711' }),
	article('Witbrood')
];
const names = (typed: string) => offered(known, typed).map(({ description }) => description);

describe('articles on offer', () => {
	it('have all the words that are typed, in name or number', () => {
		expect([names('BROOD'), names('zak krent'), names('471'), names('brood zak')]).toEqual([
			['Volkorenbrood', 'Witbrood'],
			['Krentenbollen, zak van 6'],
			['Krentenbollen, zak van 6'],
			[]
		]);
	});

	it('are those of the debtor before anything is typed, and none that stands there already', () => {
		expect([names(''), names('Witbrood')]).toEqual([['Volkorenbrood'], []]);
	});

	it('are six at most', () => {
		expect(offered(Array(9).fill(article('Brood')) as Article[], 'bro')).toHaveLength(6);
	});

	it('have the price as the invoice counts', () => {
		const gross = article('Taart', { unitPrice: decimal('10.9'), includesVat: true });
		expect([priceOn(gross, true), priceOn(gross, false), priceOn(article('Taart'), true)]).toEqual([
			'10.9',
			'10',
			'3.1065'
		]);
	});
});
