import { PDFDocument, PDFName, PDFRawStream, PDFRef, decodePDFRawStream, type PDFPage } from '@cantoo/pdf-lib';
import { unfitOf } from './vector-fitness.ts';

/** Why pages that follow an archive PDF (PDF/A) end its being one. */
export type ArchivalLoss = 'undeclared' | 'fonts' | 'colour' | 'script' | 'locked';

/** A document with pages behind it, and why it is no archive PDF any more; nothing where it still is. */
export interface Appended {
	bytes: ArrayBuffer;
	pages: number;
	lost: ArchivalLoss[];
}

const declaration = /<rdf:Description[^>]*pdfaid[^>]*>.*?<\/rdf:Description>/s;
const actions = ['AA', 'A', 'JS', 'JavaScript'].map((key) => PDFName.of(key));

/** Puts the pages of a second PDF behind those of a first, whose facts and mark stay. Notes and actions on them do not come along. */
export async function appendPages(first: ArrayBuffer, second: ArrayBuffer): Promise<Appended> {
	const document = await PDFDocument.load(first, { updateMetadata: false });
	const source = await PDFDocument.load(second, { updateMetadata: false });
	const pages = await document.copyPages(source, source.getPageIndices());
	for (const page of pages) {
		for (const key of [...actions, PDFName.of('Annots'), PDFName.of('Metadata')]) page.node.delete(key);
		document.addPage(page);
	}
	const lost = lossOf(source, document, pages);
	if (lost.length > 0) withdrawDeclaration(document);
	const bytes = await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
	return { bytes: bytes.slice().buffer, pages: document.getPageCount(), lost };
}

/** Why the pages of a PDF would end a document's being an archive PDF. */
export async function archivalLoss(bytes: ArrayBuffer): Promise<ArchivalLoss[]> {
	try {
		const source = await PDFDocument.load(bytes, { updateMetadata: false });
		const document = await PDFDocument.create({ updateMetadata: false });
		return lossOf(source, document, await document.copyPages(source, source.getPageIndices()));
	} catch {
		return ['locked'];
	}
}

function lossOf(source: PDFDocument, document: PDFDocument, pages: readonly PDFPage[]): ArchivalLoss[] {
	const unfit = new Set(pages.map((page) => unfitOf(document.context, page.ref)));
	const { catalog } = source;
	const names = source.context.lookup(catalog.get(PDFName.of('Names')));
	const holdsScript = actions.some((key) => catalog.has(key)) || String(names ?? '').includes('/JavaScript');
	return [
		...(/pdfaid:part/.test(metadataOf(source)) ? [] : (['undeclared'] as const)),
		...(unfit.has('fonts') ? (['fonts'] as const) : []),
		...(unfit.has('cmyk') ? (['colour'] as const) : []),
		...(holdsScript || unfit.has('other') ? (['script'] as const) : [])
	];
}

function metadataOf({ context, catalog }: PDFDocument): string {
	const stream = context.lookup(catalog.get(PDFName.of('Metadata')));
	return stream instanceof PDFRawStream ? new TextDecoder().decode(decodePDFRawStream(stream).decode()) : '';
}

/** A document must not say that it is an archive PDF when it is none. */
function withdrawDeclaration(document: PDFDocument): void {
	const { context, catalog } = document;
	const honest = metadataOf(document).replace(declaration, '');
	const stream = context.stream(new TextEncoder().encode(honest), { Type: 'Metadata', Subtype: 'XML' });
	const place = catalog.get(PDFName.of('Metadata'));
	if (place instanceof PDFRef) context.assign(place, stream);
	else catalog.set(PDFName.of('Metadata'), context.register(stream));
}
