import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '#domain/decimal.ts';
import { addressWindows } from '#domain/issuer.ts';
import { languages, type Language } from '#domain/language.ts';
import { cents } from '#domain/money.ts';
import { totalsOf } from '#domain/vat.ts';
import type { RenderInput } from '#pdf/render.ts';
import { fitAddress } from '#templates/address.ts';
import { folds } from '#templates/envelope.ts';
import { amount, money } from '#templates/format.ts';
import type { Layout } from '#templates/layout.ts';
import { creditNoteIn, documentIn, linesOf } from '#tests/pdf/documents.ts';
import { recorder, type Recorder } from '#tests/pdf/recorder.ts';
import { anyLine } from '#tests/support/arbitrary-lines.ts';
import { layout as classic } from './classic.ts';
import { layout as compact } from './compact.ts';
import { layout as modern } from './modern.ts';

/** Where texts of a layout may begin and end (mm). */
const margins = { classic: [25, 190], modern: [25, 190], compact: [18, 198] } as const;

describe.each([classic, modern, compact])('the layout $name', (layout: Layout) => {
	const [left, right] = margins[layout.name as keyof typeof margins];

	function drawn({ invoice, issuer, head }: RenderInput): Recorder {
		const page = recorder();
		const address = fitAddress(page, invoice.buyer, issuer);
		if (!address.ok) throw new Error(address.error.type);
		layout.draw(page, { invoice, issuer, head: head.type, address: address.value });
		return page;
	}
	const all = (input: RenderInput): string =>
		drawn(input)
			.texts.map(({ text }) => text)
			.join('\n');

	const texts = fc.string({ unit: fc.constantFrom(...'abcdefg hijklmno pqrs-/ÄßéŁ Ωш\n'), maxLength: 300 });
	const days = fc.constantFrom('', '2026-11-01', '2026-11-02', '2026-11-03');
	const lines = fc.array(
		fc
			.tuple(anyLine, texts, texts, days)
			.map(([line, description, note, deliveryDate]) => ({ ...line, description, note, deliveryDate })),
		{ minLength: 1, maxLength: 60, size: 'max' }
	);
	const anyDocument = fc
		.tuple(fc.constantFrom(...languages), lines, fc.constantFrom(...addressWindows), fc.boolean())
		.map(([language, given, window, isSet]) =>
			documentIn(language, given, {
				issuer: isSet ? { window, paymentCode: true, referenceKind: 'rf' } : { window },
				invoice: isSet ? { pricesIncludeVat: true, selfBilled: true } : {}
			})
		);

	it('keeps every text within its margins, on the page and above the foot', () => {
		fc.assert(
			fc.property(anyDocument, (input) => {
				for (const { x, end, y, text } of drawn(input).texts) {
					expect(x, text).toBeGreaterThanOrEqual(left - 0.01);
					expect(end, text).toBeLessThanOrEqual(right + 0.01);
					expect(y <= 270.01 || (y >= 273 && y <= 290), `${text} at ${y}`).toBe(true);
				}
			}),
			{ numRuns: 40 }
		);
	});

	it('shows every line’s amount, and the sum of each page on the next', () => {
		fc.assert(
			fc.property(anyDocument, (input) => {
				const page = drawn(input);
				const shown = page.texts.map(({ text }) => text);
				const { totals, language } = input.invoice;
				for (const line of totals.lines) expect(shown).toContain(amount(line, language));
				for (let number = 2; number <= page.pages(); number++) {
					const bold = (on: number) =>
						page.texts.filter((one) => one.page === on && one.style.bold && /\d,\d\d$|\d\.\d\d$/.test(one.text));
					const carried = bold(number)[0]?.text;
					expect(bold(number - 1).map(({ text }) => text)).toContain(carried);
				}
			}),
			{ numRuns: 25 }
		);
	});

	it('counts its pages on each of them', () => {
		for (const count of [1, 12, 80]) {
			const page = drawn(documentIn('en', linesOf('en', count)));
			const counted = page.texts.filter(({ text }) => /^Page \d+ of \d+$/.test(text)).map(({ text }) => text);
			expect(counted).toEqual(
				Array.from({ length: page.pages() }, (_, index) => `Page ${index + 1} of ${page.pages()}`)
			);
		}
	});

	it.each(languages)('in %s has what the law wants (Directive 2006/112/EC, Art. 226)', (language: Language) => {
		const input = documentIn(language, linesOf(language, 4), {
			issuer: { vatId: 'BE0999901239', registration: '12345678' }
		});
		const { invoice, issuer } = input;
		const text = all(input);
		for (const part of [
			invoice.number,
			issuer.name,
			issuer.vatId,
			issuer.address.city,
			invoice.buyer.name.split(' ')[0]!
		])
			expect(text).toContain(part);
		expect(text).toContain(money(invoice.totals.gross, invoice.currency, language));
		for (const { base, vat } of invoice.totals.rows) {
			expect(text).toContain(amount(base, language));
			expect(text).toContain(amount(vat, language));
		}
		for (const { description } of invoice.lines) expect(text).toContain(description.split(',')[0]);
	});

	it.each(languages)(
		'as a credit note in %s names its invoice, gives the reason without VAT and asks for nothing',
		(language) => {
			const text = all(creditNoteIn(language));
			expect(text).toContain('2026-01790');
			expect(text).toMatch(/verlegd|Leistungsempfängers|Autoliquidation|Reverse charge/);
			expect(text).not.toMatch(/^IBAN$/m);
		}
	);

	it('shows discounts and charges of a line and of the whole', () => {
		const [first, second] = linesOf('nl', 2);
		const allowances = [
			{ type: 'discount' as const, by: { percent: decimal('4') }, reason: 'Maandkorting' },
			{ type: 'charge' as const, by: { amount: cents(1250) }, reason: 'Bezorging' }
		];
		const given = [
			{ ...first!, allowances: [{ type: 'discount' as const, by: { percent: decimal('10') }, reason: '' }] },
			{ ...second!, allowances: [{ type: 'charge' as const, by: { amount: cents(99) }, reason: 'Gesneden' }] }
		];
		const text = all(documentIn('nl', given, { invoice: { allowances, totals: totalsOf(given, { allowances }) } }));
		expect(text).toContain('10\u00a0%');
		expect(text).toContain('Gesneden 0,99');
		expect(text).toContain('Maandkorting 4\u00a0%');
		expect(text).toMatch(/Bezorging\n12,50/);
	});

	it('says where prices hold their VAT, who wrote the invoice, and the issuer’s own reason for no VAT', () => {
		const given = linesOf('de', 2, ['0']).map((line) => ({ ...line, vatCategory: 'E' as const }));
		const text = all(
			documentIn('de', given, {
				invoice: { pricesIncludeVat: true, selfBilled: true, exemptionReason: 'Kein Ausweis nach § 19 UStG.' }
			})
		);
		expect(text).toContain('enthalten die');
		expect(text).toContain('Gutschrift');
		expect(text).toContain('Kein Ausweis nach § 19 UStG.');
	});

	it('of a draft, which has no reference yet, still asks for its amount by name', () => {
		const draft = documentIn('nl', linesOf('nl', 1), { invoice: { kind: 'draft', number: '' } });
		const { texts } = drawn(draft);
		const bold = texts.filter(({ text, style }) => text === draft.issuer.name && style.bold && style.size < 12);
		expect(bold).toEqual([]);
		expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(['IBAN', 'Ten name van', 'Bedrag']));
	});

	it.each(addressWindows)('with the address %s lays nothing readable on the first fold', (window) => {
		const page = drawn(documentIn('de', linesOf('de', 12), { issuer: { window } }));
		const [fold] = folds[window];
		const lies = page.texts.filter(
			({ page: on, y, style }) => on === 1 && y - style.size * 0.714 * 0.3528 < fold && y + style.size * 0.1 > fold
		);
		expect(lies.map(({ text, y }) => `${text} at ${y}`)).toEqual([]);
	});

	it('loses no line of long terms', () => {
		const terms = Array.from({ length: 130 }, (_, index) => `Clause ${index + 1} holds.`);
		const text = all(
			documentIn('en', linesOf('en', 2), { issuer: { terms: { nl: '', de: '', fr: '', en: terms.join('\n') } } })
		);
		expect(text.match(/^Clause \d+ holds\.$/gm)).toEqual(terms);
	});
});
