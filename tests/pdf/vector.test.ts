import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { newDocument } from '#pdf/document.ts';
import { renderInvoice, type LetterheadPages } from '#pdf/render.ts';
import { preparePdf, type PreparedPdf } from '#pdf/vector-prepare.ts';
import { addVectorArt } from '#pdf/vector-art.ts';
import { documentIn, linesOf } from './documents.ts';
import {
	artOf,
	cmykLetterhead,
	emptyPages,
	fontlessLetterhead,
	lockedLetterhead,
	turnedLetterhead,
	vectorLetterhead
} from './letterheads.ts';
import { pdfaFaults } from './pdfa.ts';
import { difference, picturesOf } from './pictures.ts';
import { missingTools, read } from './tools.ts';
import { typeface } from './typeface.ts';

const head = { type: 'letterhead', id: '01980000-0000-7000-8000-000000000003', version: 1 } as const;

async function prepared(file: ArrayBuffer): Promise<PreparedPdf> {
	const result = await preparePdf(file);
	if (!result.ok) throw new Error(result.error.type);
	return result.value;
}

/** A letterhead with nothing on it. */
async function alone(file: ArrayBuffer): Promise<ArrayBuffer> {
	const document = newDocument(typeface);
	addVectorArt(document, await artOf(file), 'Letterhead')();
	return document.output('arraybuffer');
}

/** An invoice of several pages on a letterhead. */
function onLetterhead(letterhead: LetterheadPages, lines = 60): ArrayBuffer {
	const input = documentIn('nl', linesOf('nl', lines), { head });
	const made = renderInvoice(typeface, { ...input, letterhead });
	if (!made.ok) throw new Error(made.error.type);
	return made.value.bytes;
}

describe('a letterhead from a PDF', () => {
	const file = vectorLetterhead('Hoeve Horáček');

	it('lies behind the text as drawings, once in the file, in a valid PDF/A-3b', async () => {
		const first = await artOf(file);
		const next = await artOf(vectorLetterhead('Next', '#444444'));
		const bytes = onLetterhead({ first, next });
		expect(await pdfaFaults(bytes)).toEqual([]);
		const pdf = await PDFDocument.load(bytes);
		const names = pdf.context
			.enumerateIndirectObjects()
			.flatMap(([, object]) => ('dict' in object ? [object] : []))
			.filter((stream) => (stream.dict as PDFDocument['catalog']).get(PDFName.of('Subtype')) === PDFName.of('Form'));
		expect(names.length).toBe(2);
		expect(Buffer.from(bytes).equals(Buffer.from(onLetterhead({ first, next })))).toBe(true);
	});

	it('adds little to a document', async () => {
		const plain = renderInvoice(typeface, documentIn('nl', linesOf('nl', 5)));
		if (!plain.ok) throw new Error(plain.error.type);
		const bytes = onLetterhead({ first: await artOf(file), next: null }, 5);
		expect(bytes.byteLength - plain.value.bytes.byteLength).toBeLessThan(30_000);
	});

	it.skipIf(missingTools.length > 0)('is sound to other readers and looks as the file does', async () => {
		const bytes = onLetterhead({ first: await artOf(file), next: null });
		expect(read('qpdf', bytes, '--check')).toContain('No syntax or stream encoding errors found');
		const [, , ...fonts] = read('pdffonts', bytes).trim().split('\n');
		for (const font of fonts) expect(font).toMatch(/ yes +(yes|no) +yes /);
		expect(read('pdftotext', bytes)).toContain('Hoeve Horáček');
		const [own] = picturesOf(await alone(file), 30);
		const [original] = picturesOf(file, 30);
		expect(difference(own!, original!)).toBeLessThan(0.0005);
	});

	it.skipIf(missingTools.length > 0)('that is turned in its file stands upright', async () => {
		const [own] = picturesOf(await alone(await turnedLetterhead()), 20);
		const row = (share: number) => own!.pixels[Math.floor(own!.height * share) * own!.width + 50]!;
		expect(row(0.01)).toBeLessThan(150);
		expect(row(0.5)).toBe(255);
	});

	it('of 100 pages gives its first two', async () => {
		const { pages, prepared: made } = await prepared(await emptyPages(100));
		expect([pages, made.length]).toEqual([100, 2]);
	});

	it.each([
		['fonts that are not in the file', fontlessLetterhead, 'fonts'],
		['the colours of a printing press', cmykLetterhead, 'cmyk']
	])('with %s has to become a picture', async (_, make, because) => {
		expect((await prepared(await make())).prepared).toEqual([{ type: 'picture', because }]);
	});

	it('is refused when it is locked, damaged or no PDF', async () => {
		expect(await preparePdf(await lockedLetterhead())).toEqual({ ok: false, error: { type: 'Encrypted' } });
		expect((await preparePdf(file.slice(0, 300))).ok).toBe(false);
		expect((await preparePdf(new TextEncoder().encode('%PDF-1.7 nothing more').buffer)).ok).toBe(false);
	});
});
