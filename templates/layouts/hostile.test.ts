import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paper } from '#domain/letterhead.ts';
import { prepareInvoice, type RenderInput } from '#pdf/render.ts';
import { amount, money } from '#templates/format.ts';
import type { Layout } from '#templates/layout.ts';
import { wordsFor } from '#templates/words.ts';
import { documentIn, linesOf } from '#tests/pdf/documents.ts';
import { recorder, type RecordedText, type Recorder } from '#tests/pdf/recorder.ts';
import { typeface } from '#tests/pdf/typeface.ts';
import { hostileInvoice } from '#tests/support/hostile-invoices.ts';
import { layout as classic } from './classic.ts';
import { layout as compact } from './compact.ts';
import { layout as deliveryNote } from './delivery-note.ts';
import { layout as deliveryOverview } from './delivery-overview.ts';
import { layout as modern } from './modern.ts';

/** What is drawn of a document; null where it is refused with a reason. */
function drawn(layout: Layout, input: RenderInput): Recorder | null {
	const prepared = prepareInvoice(typeface, { ...input, layout: layout.name });
	if (!prepared.ok) return null;
	const page = recorder();
	layout.draw(page, prepared.value.data);
	return page;
}

/** Heights of capitals and of the tails of letters, as parts of the size (points to millimetres). */
const rise = 0.714 * 0.3528;
const tail = 0.2 * 0.3528;
/** What may touch (mm): figures of neighbouring rows in small type nearly do. */
const touch = 0.35;

function overlap(a: RecordedText, b: RecordedText): boolean {
	const across = Math.min(a.end, b.end) - Math.max(a.x, b.x);
	const top = Math.max(a.y - a.style.size * rise, b.y - b.style.size * rise);
	const bottom = Math.min(a.y + a.style.size * tail, b.y + b.style.size * tail);
	return across > 0.1 && bottom - top > touch;
}

/** Texts of one page that lie on each other. */
function overlaps(texts: readonly RecordedText[]): string[] {
	const shown = texts.filter(({ text }) => text.trim()).toSorted((a, b) => a.y - b.y);
	return shown.flatMap((one, index) => {
		const found: string[] = [];
		for (let next = index + 1; next < shown.length && shown[next]!.y - one.y < 8; next++)
			if (overlap(one, shown[next]!)) found.push(`"${one.text}" on "${shown[next]!.text}" at ${one.x}, ${one.y}`);
		return found;
	});
}

/** Where a layout ends its blocks on plain paper, and from where page number and foot stand (mm). */
const [blocksEnd, footBegins] = [270.01, 273];

function expectSound(page: Recorder, { invoice, issuer, margins }: RenderInput): void {
	const words = wordsFor({ language: invoice.language, country: issuer.address.country });
	const pages = Map.groupBy(page.texts, (text) => text.page);
	expect(pages.size).toBe(page.pages());
	for (const [number, texts] of pages) {
		expect(overlaps(texts), `page ${number}`).toEqual([]);
		expect(texts.filter(({ text }) => text === words.pageOf(number, page.pages()))).toHaveLength(1);
		for (const { x, end, y, text } of texts)
			expect(x >= 4 && end <= paper.width - 4 && y >= 6 && y <= paper.height - 4, `${text} at ${x}, ${y}`).toBe(true);
		const low = (y: number) =>
			margins
				? y > paper.height - (number === 1 ? margins.first : margins.next).bottom
				: y > blocksEnd && y < footBegins;
		expect(texts.filter(({ y }) => low(y)).map(({ text, y }) => `${text} at ${y}`)).toEqual([]);
	}
}

/** How many invoices each layout is given; five hundred in all take a good ten seconds. */
const numRuns = Number(process.env.HOSTILE_RUNS ?? 25);

describe.each([classic, modern, compact, deliveryNote, deliveryOverview])(
	'whatever an invoice holds, $name',
	(layout: Layout) => {
		it('lays no text on another or off the page, numbers every page and shows what is due', () => {
			fc.assert(
				fc.property(hostileInvoice, (input) => {
					const page = drawn(layout, input);
					if (!page) return;
					expectSound(page, input);
					if (layout.draws === 'deliveries') return;
					const shown = page.texts.map(({ text }) => text);
					const { totals, currency, language } = input.invoice;
					expect(shown).toContain(money(totals.gross, currency, language));
					for (const cents of [...totals.lines, totals.net, ...totals.rows.map(({ vat }) => vat)])
						expect(shown).toContain(amount(cents, language));
				}),
				{ numRuns }
			);
		});

		it('of 300 lines in days holds together', () => {
			const lines = linesOf('de', 300).map((line, index) => ({
				...line,
				deliveryDate: `2026-11-${String(Math.floor(index / 12) + 1).padStart(2, '0')}`
			}));
			const input = documentIn('de', lines);
			expectSound(drawn(layout, input)!, input);
		});
	}
);

describe('what no font has', () => {
	it.each(['\u05e9\u05dc\u05d5\u05dd', '\u0645\u0631\u062d\u0628\u0627', '\u4e0a\u6d77', '\u{1f956}', 'q\u0308'])(
		'is refused with the characters and their place: %s',
		(description) => {
			const [line] = linesOf('nl', 1);
			const prepared = prepareInvoice(typeface, documentIn('nl', [{ ...line!, description }]));
			expect(prepared).toMatchObject({
				ok: false,
				error: { type: 'MissingCharacters', where: 'lines.0.description' }
			});
		}
	);

	it('is refused, and so is an invoice of charges without a line', () => {
		const charges = [{ type: 'charge' as const, by: { amount: 500 as never }, reason: 'Porto' }];
		const prepared = prepareInvoice(typeface, documentIn('nl', [], { invoice: { allowances: charges } }));
		expect(prepared).toEqual({ ok: false, error: { type: 'NoLines' } });
	});
});
