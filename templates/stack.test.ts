import { describe, expect, it } from 'vitest';
import { decimal } from '#domain/decimal.ts';
import { paper, type LetterheadMargins } from '#domain/letterhead.ts';
import { amount, money, percent } from '#templates/format.ts';
import type { Layout } from '#templates/layout.ts';
import { documentIn, linesOf } from '#tests/pdf/documents.ts';
import { recorder } from '#tests/pdf/recorder.ts';
import { fitAddress } from './address.ts';
import { layout as classic } from './layouts/classic.ts';
import { layout as compact } from './layouts/compact.ts';
import { layout as modern } from './layouts/modern.ts';
import { inRoom, inStacks, type Part } from './stack.ts';

const parts = (heights: readonly number[], keeps: readonly number[] = [], drawn: string[] = []): Part[] =>
	heights.map((height, index) => ({
		height,
		keeps: keeps.includes(index),
		draw: (y) => void drawn.push(`${index} at ${y}`)
	}));
const shapes = (stacks: Part[][]) => stacks.map((stack) => stack.map(({ height }) => height));

describe('parts', () => {
	it('fill a page before the next begins, the first with its own room', () => {
		expect(shapes(inStacks(parts([4, 4, 4, 4, 4]), 9, 12))).toEqual([
			[4, 4],
			[4, 4, 4]
		]);
	});

	it('go to the next page with what they do not part from', () => {
		expect(shapes(inStacks(parts([4, 4, 4, 5], [1, 2]), 9, 20))).toEqual([[4], [4, 4, 5]]);
	});

	it('are drawn only where the block does not fit whole', () => {
		const drawn: string[] = [];
		const block = {
			height: 12,
			whole: (y: number) => void drawn.push(`whole at ${y}`),
			parts: () => parts([6, 6], [], drawn)
		};
		inRoom(block, 12, { top: 30, end: 40 }).closing(100);
		const { closing, extra } = inRoom(block, 11, { top: 30, end: 40 });
		closing(100);
		for (const draw of extra) draw();
		expect(drawn).toEqual(['whole at 100', '0 at 100', '1 at 30']);
	});
});

/** As much of every page as a letterhead may take. */
const margins: LetterheadMargins = {
	first: { top: 60, right: 30, bottom: 90, left: 35 },
	next: { top: 80, right: 30, bottom: 40, left: 35 }
};

describe.each([classic, modern, compact])('$name with more rates of VAT than a page holds', (layout: Layout) => {
	const rates = Array.from({ length: 70 }, (_, index) => String((index + 1) / 4));
	const input = documentIn('de', linesOf('de', 70, rates), { issuer: { paymentCode: true } });
	const { invoice, issuer } = input;
	const page = recorder();
	const address = fitAddress(page, invoice.buyer, issuer);
	if (!address.ok) throw new Error(address.error.type);
	layout.draw(page, { invoice, issuer, head: 'letterhead', address: address.value, margins });
	const { texts } = page;

	it('goes on over the page’s end, each rate once and in order, the sum last', () => {
		const rows = texts.filter(({ text }) => / USt auf /.test(text));
		expect(rows.map(({ text }) => text)).toEqual(
			invoice.totals.rows.map(({ rate, base }) => `${percent(decimal(rate), 'de')} USt auf ${amount(base, 'de')}`)
		);
		expect(new Set(rows.map((row) => row.page)).size).toBeGreaterThan(1);
		const sum = texts.findLastIndex(({ text }) => text === money(invoice.totals.gross, 'EUR', 'de'));
		expect(sum).toBeGreaterThan(texts.indexOf(rows.at(-1)!));
	});

	it('stays off the letterhead, names itself on every page and counts them', () => {
		for (const { text, y, page: on } of texts)
			expect(y, text).toBeLessThanOrEqual(paper.height - (on === 1 ? margins.first : margins.next).bottom);
		for (let on = 2; on <= page.pages(); on++) {
			const shown = texts.filter((one) => one.page === on).map(({ text }) => text);
			expect(shown).toContain(`Rechnung ${invoice.number}`);
			expect(shown).toContain(`Seite ${on} von ${page.pages()}`);
		}
	});
});
