import { readFileSync } from 'node:fs';
import { AFRelationship, cmyk, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { languages } from '#domain/language.ts';
import { renderInvoice } from '#pdf/render.ts';
import { creditNoteIn, documentIn, linesOf } from './documents.ts';
import { pdfaFaults } from './pdfa.ts';
import { typeface } from './typeface.ts';

const letterhead = { type: 'letterhead', id: '01980000-0000-7000-8000-000000000003', version: 2 } as const;

function rendered(input: Parameters<typeof renderInvoice>[1]): ArrayBuffer {
	const result = renderInvoice(typeface, input);
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value.bytes;
}

describe('our documents are PDF/A-3b', () => {
	it.each(languages)('in %s: short, long, credit notes, with a letterhead', async (language) => {
		for (const input of [
			documentIn(language, linesOf(language, 1)),
			documentIn(language, linesOf(language, 60)),
			documentIn(language, linesOf(language, 3), { head: letterhead }),
			creditNoteIn(language)
		])
			expect(await pdfaFaults(rendered(input))).toEqual([]);
	});
});

describe('what breaks PDF/A-3b is found', () => {
	type Mutation = (document: PDFDocument) => Promise<void> | void;
	const name = (text: string) => PDFName.of(text);
	const dictsOf = (document: PDFDocument, fits: (dict: PDFDict) => boolean) =>
		document.context
			.enumerateIndirectObjects()
			.map(([, object]) => (object instanceof PDFRawStream ? object.dict : object))
			.filter((object) => object instanceof PDFDict)
			.filter(fits);
	const only = (dicts: PDFDict[]) => {
		expect(dicts.length).toBeGreaterThan(0);
		return dicts[0]!;
	};
	const fileSpec = (document: PDFDocument) => only(dictsOf(document, (dict) => dict.has(name('EF'))));
	const embedded = (document: PDFDocument) =>
		only(dictsOf(document, (dict) => dict.get(name('Type')) === name('EmbeddedFile')));
	const cidFont = (document: PDFDocument) =>
		only(dictsOf(document, (dict) => dict.get(name('Subtype')) === name('CIDFontType2')));

	/** One of our documents with a file in it, sound as it is. */
	async function withAttachment(change: Mutation): Promise<Uint8Array> {
		const document = await PDFDocument.load(rendered(documentIn('nl', linesOf('nl', 2))), { updateMetadata: false });
		await document.attach(new TextEncoder().encode('<a/>'), 'terms.xml', {
			mimeType: 'text/xml',
			afRelationship: AFRelationship.Supplement
		});
		await document.flush();
		await change(document);
		return document.save({ useObjectStreams: false, addDefaultPage: false });
	}

	it('a sound file with an attachment is not', async () => {
		expect(await pdfaFaults(await withAttachment(() => undefined))).toEqual([]);
	});

	it.each<[string, string, Mutation]>([
		['no output intent', '6.2.4.3', ({ catalog }) => void catalog.delete(name('OutputIntents'))],
		['no XMP', '6.6.2.1', ({ catalog }) => void catalog.delete(name('Metadata'))],
		['an attachment that is not associated', '6.8', ({ catalog }) => void catalog.delete(name('AF'))],
		['an attachment without relationship', '6.8', (pdf) => void fileSpec(pdf).delete(name('AFRelationship'))],
		['an attachment without type', '6.8', (pdf) => void embedded(pdf).delete(name('Subtype'))],
		['no file identifier', '6.1.3', ({ context }) => void delete context.trailerInfo.ID],
		[
			'a font that is not embedded',
			'6.2.11.4.1',
			(pdf) => void only(dictsOf(pdf, (dict) => dict.has(name('FontFile2')))).delete(name('FontFile2'))
		],
		['a font without CIDToGIDMap', '6.2.11.3.2', (pdf) => void cidFont(pdf).delete(name('CIDToGIDMap'))],
		[
			'JavaScript',
			'6.5.1',
			({ catalog, context }) =>
				catalog.set(name('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }))
		],
		[
			'a picture in CMYK',
			'6.2.4.3',
			async (pdf) => {
				const image = await pdf.embedJpg(readFileSync(new URL('letterhead-cmyk.jpg', import.meta.url)));
				pdf.getPage(0).drawImage(image);
				await pdf.flush();
			}
		],
		['ink in CMYK', '6.2.4.3', (pdf) => pdf.getPage(0).drawSquare({ size: 9, color: cmyk(0, 1, 0, 0) })]
	])('%s: %s', async (_, clause, change) => {
		const faults = await pdfaFaults(await withAttachment(change));
		expect(faults.map((fault) => fault.split(' ')[0])).toContain(clause);
	});
});
