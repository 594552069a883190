import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readDocumentMark } from '#domain/message.ts';
import { appendPages, archivalLoss } from '#pdf/append.ts';
import { renderInvoice } from '#pdf/render.ts';
import { documentIn, linesOf } from './documents.ts';
import { pdfaFaults } from './pdfa.ts';
import { typeface } from './typeface.ts';

function drawn(lines: number): ArrayBuffer {
	const result = renderInvoice(typeface, documentIn('nl', linesOf('nl', lines)));
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value.bytes;
}

/** Terms as a word processor makes them that leaves its font out. */
async function bareTerms(): Promise<ArrayBuffer> {
	const document = await PDFDocument.create();
	const font = await document.embedFont(StandardFonts.Helvetica);
	document.addPage().drawText('Voorwaarden', { font, x: 50, y: 700 });
	return (await document.save()).slice().buffer;
}

describe('terms behind an invoice', () => {
	it('leave it an archive PDF where they are one, with its mark and facts, the same bytes each time', async () => {
		const [invoice, terms] = [drawn(3), drawn(60)];
		expect(await archivalLoss(terms)).toEqual([]);
		const one = await appendPages(invoice, terms);
		const count = async (bytes: ArrayBuffer) => (await PDFDocument.load(bytes)).getPageCount();
		expect([one.lost, one.pages]).toEqual([[], (await count(invoice)) + (await count(terms))]);
		expect(await pdfaFaults(one.bytes)).toEqual([]);
		const [before, after] = [await PDFDocument.load(invoice), await PDFDocument.load(one.bytes)];
		expect(readDocumentMark(after.getKeywords() ?? '')).toEqual(readDocumentMark(before.getKeywords() ?? ''));
		expect(readDocumentMark(after.getKeywords() ?? '')).not.toBeNull();
		expect(new Uint8Array((await appendPages(invoice, terms)).bytes)).toEqual(new Uint8Array(one.bytes));
	});

	it('take its word back where they are none, and say why', async () => {
		const terms = await bareTerms();
		expect(await archivalLoss(terms)).toEqual(['undeclared', 'fonts']);
		const { bytes, lost } = await appendPages(drawn(3), terms);
		expect(lost).toEqual(['undeclared', 'fonts']);
		expect(Buffer.from(bytes).toString('latin1')).not.toContain('pdfaid:part');
		const whole = await PDFDocument.load(bytes);
		expect([whole.getPageCount(), whole.getAuthor()]).toEqual([2, 'Bakkerij Zonneveld']);
	});

	it('are refused where they are locked or no PDF at all', async () => {
		expect(await archivalLoss(new TextEncoder().encode('no PDF').buffer)).toEqual(['locked']);
	});
});
