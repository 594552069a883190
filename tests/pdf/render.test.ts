import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import type { DocumentProblem } from '#domain/document.ts';
import { languages } from '#domain/language.ts';
import { documentMark } from '#domain/message.ts';
import { renderInvoice, type RenderedInvoice, type RenderInput } from '#pdf/render.ts';
import { money } from '#templates/format.ts';
import { creditNoteIn, documentIn, linesOf } from './documents.ts';
import { missingTools, read } from './tools.ts';
import { typeface } from './typeface.ts';

function rendered(input: RenderInput): RenderedInvoice {
	const result = renderInvoice(typeface, input);
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

function problemOf(input: RenderInput): DocumentProblem | null {
	const result = renderInvoice(typeface, input);
	return result.ok ? null : result.error;
}

/** A test that needs other readers; it says which are missing where it skips. */
const withTools = (name: string, test: () => void) =>
	missingTools.length > 0 ? it.skip(`${name} (not installed: ${missingTools.join(', ')})`, test) : it(name, test);

/** Readers write the no-break spaces as they like. */
const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

const letterhead = { type: 'letterhead', id: '01980000-0000-7000-8000-000000000003', version: 2 } as const;
const kinds = {
	'one line': (language) => documentIn(language, linesOf(language, 1)),
	'40 lines': (language) => documentIn(language, linesOf(language, 40)),
	'300 lines': (language) => documentIn(language, linesOf(language, 300)),
	'a credit note': creditNoteIn,
	'a letterhead': (language) => documentIn(language, linesOf(language, 15), { head: letterhead })
} satisfies Record<string, (language: (typeof languages)[number]) => RenderInput>;
const cases = languages.flatMap((language) =>
	Object.entries(kinds).map(([kind, make]) => ({ language, kind, input: make(language) }))
);

describe.each(cases)('$kind in $language', ({ input }) => {
	const { invoice, issuer } = input;
	const document = rendered(input);

	it('carries the mark of its invoice and debtor in Info and in XMP', async () => {
		const pdf = await PDFDocument.load(document.bytes, { updateMetadata: false });
		const mark = documentMark(invoice.id, invoice.number, invoice.buyer.number);
		expect(pdf.getKeywords()).toBe(mark);
		expect(pdf.getTitle()).toBe(invoice.number);
		expect(pdf.getAuthor()?.normalize('NFC')).toBe(issuer.name);
		expect(pdf.getCreationDate()?.toISOString()).toBe(invoice.createdAt);
		const xmp = Buffer.from(document.bytes).toString('utf8');
		expect(xmp).toContain(`<pdf:Keywords>${mark}</pdf:Keywords>`);
		expect(xmp).toContain(`<rdf:li>${issuer.name}</rdf:li>`);
		expect(xmp).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
	});

	it('is the same bytes each time', () => {
		expect(Buffer.from(rendered(input).bytes).equals(Buffer.from(document.bytes))).toBe(true);
	});

	it('has the number of pages that it says', async () => {
		const pdf = await PDFDocument.load(document.bytes, { updateMetadata: false });
		expect(pdf.getPageCount()).toBe(document.pages);
	});

	withTools('is sound to other readers, with every font embedded and its words readable', () => {
		expect(read('qpdf', document.bytes, '--check')).toContain('No syntax or stream encoding errors found');
		const [, , ...fonts] = read('pdffonts', document.bytes).trim().split('\n');
		expect(fonts.length).toBe(2);
		for (const font of fonts)
			expect(font).toMatch(/^FACTUR\+NotoSans-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes/);
		const text = spaced(read('pdftotext', document.bytes, '-layout'));
		expect(text).toContain(invoice.buyer.name.split(' ')[0]);
		expect(text).toContain(spaced(money(invoice.totals.gross, invoice.currency, invoice.language)));
		for (const { description } of invoice.lines.slice(0, 3)) expect(text).toContain(description);
	});
});

describe('a letterhead', () => {
	it('lies once in the file, however many pages show it', async () => {
		const { bytes, pages } = rendered(documentIn('nl', linesOf('nl', 90), { head: letterhead }));
		expect(pages).toBeGreaterThan(3);
		const pdf = await PDFDocument.load(bytes);
		const images = pdf.context
			.enumerateIndirectObjects()
			.filter(
				([, object]) => object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image')
			);
		expect(images.length).toBe(2);
	});

	it('that was not handed over is said, not left out', () => {
		const input = documentIn('nl', linesOf('nl', 1), { head: letterhead });
		expect(problemOf({ ...input, letterhead: null })).toEqual({ type: 'Failed', detail: 'no letterhead' });
	});
});

describe('what cannot become a document is named', () => {
	it('characters that no font has, with the field that holds them', () => {
		const [line] = linesOf('en', 1);
		const input = documentIn('en', [line!, { ...line!, note: '上海 Ltd' }]);
		expect(problemOf(input)).toEqual({ type: 'MissingCharacters', characters: '上海', where: 'lines.1.note' });
	});

	it('an address that fits no window', () => {
		const input = documentIn('nl', linesOf('nl', 1));
		const buyer = { ...input.invoice.buyer, name: 'Stichting '.repeat(60) };
		expect(problemOf({ ...input, invoice: { ...input.invoice, buyer } })).toEqual({ type: 'AddressTooLong' });
	});

	it('an invoice without lines, or of a layout that is not there', () => {
		expect(problemOf(documentIn('nl', []))).toEqual({ type: 'NoLines' });
		expect(problemOf(documentIn('nl', linesOf('nl', 1), { issuer: { layout: 'x' } }))).toMatchObject({
			type: 'Failed'
		});
	});
});

describe('hostile texts', () => {
	const hostile = ') Tj ET (\\ /JS (app.alert(1)) endobj <script> &amp; ]]> %PDF';
	const input = documentIn('en', [{ ...linesOf('en', 1)[0]!, description: hostile }], {
		invoice: { number: hostile },
		issuer: { name: hostile }
	});

	it('are texts and nothing more', async () => {
		const { bytes } = rendered(input);
		const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
		expect(pdf.getTitle()).toBe(hostile);
		expect(pdf.getAuthor()).toBe(hostile);
		expect(pdf.getKeywords()).toBe(documentMark(input.invoice.id, hostile, '20077'));
		for (const name of ['Names', 'AA', 'AcroForm']) expect(pdf.catalog.has(PDFName.of(name)), name).toBe(false);
	});

	withTools('leave the file sound', () => {
		expect(read('qpdf', rendered(input).bytes, '--check')).toContain('No syntax or stream encoding errors found');
	});
});

it('no letter brings a bare line end into Info, where readers may change it (ISO 32000-1, 7.3.4.2)', () => {
	const { bytes } = rendered(documentIn('en', linesOf('en', 1), { issuer: { name: 'Horáček' } }));
	const author = /\/Author \((.*?)\)\n/s.exec(Buffer.from(bytes).toString('latin1'))?.[1];
	expect(author?.startsWith('\u00fe\u00ff')).toBe(true);
	expect(author).not.toContain('\r');
});

it('a number with invisible characters is printed without them, and marked as it is in the ledger', async () => {
	const { bytes } = rendered(documentIn('nl', linesOf('nl', 1), { invoice: { number: '2026\u200b-1' } }));
	const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
	expect(pdf.getTitle()).toBe('2026-1');
	expect(pdf.getKeywords()).toContain(':2026%E2%80%8B-1:');
});
