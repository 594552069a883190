import { PDFDict, PDFName, PDFRawStream, type PDFFont, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';

/** The name by which marked pages know the font of the mark. */
const fontKey = 'FacturierCopy';
/** Points; the mark stands in the middle of the head, where envelopes and letterheads leave room. */
const size = 11;
const belowEdge = 24;
const grey = 0.55;

const numbers = (...values: number[]): string => values.map((value) => Number(value.toFixed(3))).join(' ');

/** Turns what is upright before the reader into the page's own coordinates. */
function uprightMatrix(page: PDFPage): { matrix: string; width: number; height: number } {
	const { x, y, width, height } = page.getCropBox();
	const turned = ((page.getRotation().angle % 360) + 360) % 360;
	switch (turned) {
		case 90:
			return { matrix: numbers(0, 1, -1, 0, x + width, y), width: height, height: width };
		case 180:
			return { matrix: numbers(-1, 0, 0, -1, x + width, y + height), width, height };
		case 270:
			return { matrix: numbers(0, -1, 1, 0, x, y + height), width: height, height: width };
	}
	return { matrix: numbers(1, 0, 0, 1, x, y), width, height };
}

/** What is drawn before and after a page's own contents, so that a light word stands at its head. */
export function markStreams(page: PDFPage, word: string, font: PDFFont): { before: PDFRawStream; after: PDFRawStream } {
	const { matrix, width, height } = uprightMatrix(page);
	const x = (width - font.widthOfTextAtSize(word, size)) / 2;
	const place = numbers(1, 0, 0, 1, x, height - belowEdge);
	const text = `q ${matrix} cm BT /${fontKey} ${size} Tf ${grey} g ${place} Tm ${font.encodeText(word).toString()} Tj ET Q`;
	const { context } = font.doc;
	const stream = (content: string) => PDFRawStream.of(context.obj({}), new TextEncoder().encode(content));
	return { before: stream('q\n'), after: stream(`\nQ\n${text}\n`) };
}

/** The resources of a page with the font of the mark among them. */
export function markedResources(resources: PDFDict, font: PDFRef): PDFDict {
	const { context } = resources;
	const fonts = resources.lookupMaybe(PDFName.of('Font'), PDFDict) ?? context.obj({});
	const withMark = PDFDict.withContext(context);
	for (const [key, value] of fonts.entries()) withMark.set(key, value);
	withMark.set(PDFName.of(fontKey), font);
	const made = PDFDict.withContext(context);
	for (const [key, value] of resources.entries()) made.set(key, value);
	made.set(PDFName.of('Font'), withMark);
	return made;
}
