import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages, type Language } from '#domain/language.ts';
import { decimal } from '#domain/decimal.ts';
import { addressWindows } from '#domain/issuer.ts';
import { sumCents } from '#domain/money.ts';
import type { RenderInput } from '#pdf/render.ts';
import { creditNoteIn, documentIn, linesOf } from '#tests/pdf/documents.ts';
import { recorder, type Recorder } from '#tests/pdf/recorder.ts';
import { anyLine } from '#tests/support/arbitrary-lines.ts';
import { fitAddress } from '#templates/address.ts';
import { amount } from '#templates/format.ts';
import { layout } from './classic.ts';

/** Draws a document on a recorder. */
function drawn({ invoice, issuer, head }: RenderInput): Recorder {
	const page = recorder();
	const address = fitAddress(page, invoice.buyer, issuer);
	if (!address.ok) throw new Error(address.error.type);
	layout.draw(page, { invoice, issuer, head: head.type, address: address.value });
	return page;
}

const textsOf = (page: Recorder): string[] => page.texts.map(({ text }) => text);
const all = (page: Recorder): string => textsOf(page).join('\n');

describe.each(languages)('a document in %s', (language) => {
	it('of one line fits one page and says so', () => {
		const page = drawn(documentIn(language, linesOf(language, 1)));
		expect(page.pages()).toBe(1);
		expect(all(page)).toMatch(/^(Pagina|Seite|Page) 1 (van|von|sur|of) 1$/m);
	});

	it('shows every line’s number and amount once', () => {
		const input = documentIn(language, linesOf(language, 120));
		const page = drawn(input);
		const numbers = page.texts.filter(({ x, style }) => x === 25 && style.size === 8 && style.colour === '#585858');
		expect(numbers.map(({ text }) => text).filter((text) => /^\d+$/.test(text))).toEqual(
			Array.from({ length: 120 }, (_, index) => String(index + 1))
		);
		const amounts = page.texts.filter(
			({ end, style, text }) => Math.abs(end - 190) < 0.01 && style.size === 9 && !style.bold && /\d/.test(text)
		);
		const shown = amounts.map(({ text }) => text).slice(0, 120);
		expect(shown).toEqual(input.invoice.totals.lines.map((cents) => amount(cents, language)));
	});

	it('carries the sum of the lines above it to the next page', () => {
		const { invoice, ...rest } = documentIn(language, linesOf(language, 60));
		const page = drawn({ invoice, ...rest });
		expect(page.pages()).toBeGreaterThan(2);
		for (let number = 1; number < page.pages(); number++) {
			const positions = page.texts.filter(
				({ page: on, x, text }) => on <= number && x === 25 && /^\d+$/.test(text)
			).length;
			const sum = amount(sumCents(invoice.totals.lines.slice(0, positions)), language);
			const out = page.texts.filter(({ page: on, text, style }) => on === number && text === sum && style.bold);
			const into = page.texts.filter(({ page: on, text, style }) => on === number + 1 && text === sum && style.bold);
			expect([out.length, into.length]).toEqual([1, 1]);
		}
	});

	it('as a credit note names its invoice and asks for no money', () => {
		const text = all(drawn(creditNoteIn(language)));
		expect(text).toContain('2026-01790');
		expect(text).not.toMatch(/^IBAN$/m);
	});
});

describe('whatever the lines', () => {
	const texts = fc.string({ unit: fc.constantFrom(...'abcdefg hijklmno pqrs-/ÄßéŁ Ωш\n'), maxLength: 400 });
	const lines = fc.array(
		fc.tuple(anyLine, texts, texts).map(([line, description, note]) => ({ ...line, description, note })),
		{ minLength: 1, maxLength: 60, size: 'max' }
	);
	const document = (language: Language) => lines.map((given) => documentIn(language, given));

	it('no text leaves the margins, and no row passes its limit', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...languages).chain(document),
				fc.constantFrom(...addressWindows),
				(input, window) => {
					const page = drawn({ ...input, issuer: { ...input.issuer, window } });
					for (const { x, end, y, text } of page.texts) {
						expect(x, text).toBeGreaterThanOrEqual(25 - 0.01);
						expect(end, text).toBeLessThanOrEqual(190.01);
						expect(y <= 270 || y === 274 || (y > 281 && y < 289), `${text} at ${y}`).toBe(true);
					}
				}
			),
			{ numRuns: 60 }
		);
	});

	it('page x of y counts all pages', () => {
		fc.assert(
			fc.property(document('en'), (input) => {
				const page = drawn(input);
				const counted = page.texts.filter(({ y }) => y === 274).map(({ text }) => text);
				expect(counted).toEqual(
					Array.from({ length: page.pages() }, (_, index) => `Page ${index + 1} of ${page.pages()}`)
				);
			}),
			{ numRuns: 30 }
		);
	});
});

describe('the head', () => {
	it('changes nothing but itself and the foot', () => {
		const input = documentIn('de', linesOf('de', 30));
		const body = (head: RenderInput['head']) =>
			drawn({ ...input, head }).texts.filter(({ y, page }) => y < 278 && !(page === 1 && y < 30));
		expect(body({ type: 'blank' })).toEqual(body({ type: 'drawn' }));
		expect(all(drawn({ ...input, head: { type: 'blank' } }))).not.toContain('HRB 99431');
		expect(all(drawn(input))).toContain('HRB 99431');
	});

	it('stands beside the window, not in it', () => {
		for (const window of addressWindows) {
			const page = drawn(documentIn('nl', linesOf('nl', 1), { issuer: { window } }));
			const at = page.texts.find(({ text }) => text === 'Hotel De Linde')!;
			const fact = page.texts.find(({ text }) => text === 'Factuurdatum')!;
			expect(Math.sign(at.x - 105), window).toBe(-Math.sign(fact.x - 105));
		}
	});

	it('has every fact, under the title where its place is too small', () => {
		const orderReference = 'Bestellung 4471/2026 vom 22.10.2026, Kostenstelle 1180-22';
		const texts = textsOf(drawn(documentIn('de', linesOf('de', 1), { invoice: { orderReference } })));
		expect(texts).toContain(`Ihre Bestellung: ${orderReference}`);
		expect(texts).not.toContain('Ihre Bestellung');
	});

	it('draws a sender above the address except in a Belgian window', () => {
		const sender = 'Bakkerij Zonneveld · Molenstraat 12 · 6811 AB Arnhem';
		for (const window of addressWindows) {
			const page = drawn(documentIn('nl', linesOf('nl', 1), { issuer: { window } }));
			expect(textsOf(page).includes(sender), window).toBe(window !== 'be-right');
		}
	});
});

describe('what a line may carry', () => {
	it('delivery, note number, place, ordered and returned stand under its description', () => {
		const [line] = linesOf('de', 1);
		const full = {
			...line!,
			deliveryDate: '2026-11-03',
			place: 'Werk Süd',
			ordered: decimal('20'),
			returned: decimal('2.5')
		};
		const text = all(drawn(documentIn('de', [full, { ...full, deliveryDate: '2026-11-04' }])));
		expect(text).toContain('geliefert 03.11.2026 · Lieferschein 118204');
		expect(text).toContain('Werk Süd · bestellt 20 · zurück 2,5');
	});

	it('one day of delivery for all lines stands among the facts instead', () => {
		const lines = linesOf('nl', 3).map((line) => ({ ...line, deliveryDate: '2026-11-05' }));
		const text = all(drawn(documentIn('nl', lines, { invoice: { periodFrom: '', periodTo: '' } })));
		expect(text).toContain('Leverdatum\n05-11-2026');
		expect(text).not.toContain('geleverd');
	});
});

describe('the closing block', () => {
	it('shows each rate with its base, highest first, and the reason where none is charged', () => {
		const lines = linesOf('en', 6, ['9', '21']).map((line, index) =>
			index === 5 ? { ...line, vatCategory: 'AE' as const, vatRate: decimal('0') } : line
		);
		const { totals } = documentIn('en', lines).invoice;
		const texts = textsOf(drawn(documentIn('en', lines)));
		const rows = texts.filter((text) => text.startsWith('VAT ') && text.includes(' on ') && !text.includes('marked'));
		expect(rows).toEqual(
			[
				['21%', ''],
				['9%', ''],
				['0%', ', reverse charge,']
			].map(([rate, reason], index) => `VAT ${rate}${reason} on ${amount(totals.rows[index]!.base, 'en')}`)
		);
		expect(texts).toContain('Reverse charge');
	});

	it('asks for nothing where nothing is due', () => {
		const lines = linesOf('nl', 1).map((line) => ({ ...line, quantity: decimal('-1') }));
		expect(textsOf(drawn(documentIn('nl', lines)))).not.toContain('IBAN');
	});

	it('terms longer than a page go on, and none of them is lost', () => {
		const terms = Array.from({ length: 130 }, (_, index) => `Clause ${index + 1} holds.`);
		const page = drawn(
			documentIn('en', linesOf('en', 2), { issuer: { terms: { nl: '', de: '', fr: '', en: terms.join('\n') } } })
		);
		expect(textsOf(page).filter((text) => text.startsWith('Clause'))).toEqual(terms);
		expect(page.pages()).toBe(4);
	});
});

it('a draft says that it is one', () => {
	expect(all(drawn(documentIn('nl', linesOf('nl', 1), { invoice: { kind: 'draft', number: '' } })))).toContain(
		'Factuur (concept)'
	);
});
