import { EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import { err, ok, type Result } from '#domain/result.ts';
import { packArt } from './vector-art.ts';
import { flatten } from './vector-read.ts';
import { unfitOf, type Unfit } from './vector-fitness.ts';

/** A page that was read from an uploaded PDF: packed drawings that fill A4 (vector-art.ts), or why it has to become a picture. */
export type PreparedPage = { type: 'vector'; art: ArrayBuffer } | { type: 'picture'; because: Unfit };

/** An uploaded PDF: how many pages it has, and the first two of them. */
export interface PreparedPdf {
	pages: number;
	prepared: PreparedPage[];
}

/** Why a PDF cannot be a letterhead. */
export type PdfError = { type: 'Encrypted' } | { type: 'NoPages' } | { type: 'Unreadable' };

/** A4, points. */
const sheet = { width: 595.28, height: 841.89 };
/** Every mail would carry more. Bytes. */
const mostBytes = 600_000;

type Matrix = [number, number, number, number, number, number];

/** Brings a page to A4 as readers show it: turned as it says, in its own proportions, at the top. */
function matrixOf(page: PDFPage): Matrix {
	const { x, y, width, height } = page.getCropBox();
	const turned = ((page.getRotation().angle % 360) + 360) % 360;
	const lies = turned === 90 || turned === 270;
	const [wide, high] = lies ? [height, width] : [width, height];
	const scale = Math.min(sheet.width / wide, sheet.height / high);
	const right = (sheet.width - wide * scale) / 2;
	const up = sheet.height - high * scale;
	const put = (a: number, b: number, c: number, d: number, e: number, f: number): Matrix => [
		a * scale,
		b * scale,
		c * scale,
		d * scale,
		e * scale + right,
		f * scale + up
	];
	if (turned === 90) return put(0, -1, 1, 0, -y, x + width);
	if (turned === 180) return put(-1, 0, 0, -1, x + width, y + height);
	if (turned === 270) return put(0, 1, -1, 0, y + height, -x);
	return put(1, 0, 0, 1, -x, -y);
}

/** Layers that are not shown would show once the page is taken out of its file. */
function hidesLayers({ catalog }: PDFDocument): boolean {
	const properties = catalog.lookup(PDFName.of('OCProperties'));
	const usual = properties instanceof PDFDict ? properties.lookup(PDFName.of('D')) : undefined;
	if (!(usual instanceof PDFDict)) return false;
	const off = usual.lookup(PDFName.of('OFF'));
	return (off instanceof PDFArray && off.size() > 0) || usual.has(PDFName.of('BaseState'));
}

async function preparePage(page: PDFPage): Promise<PreparedPage> {
	if (!page.node.Contents()) return { type: 'picture', because: 'other' };
	const target = await PDFDocument.create({ updateMetadata: false });
	const { x, y, width, height } = page.getCropBox();
	const box = { left: x, bottom: y, right: x + width, top: y + height };
	const form = await target.embedPage(page, box, matrixOf(page));
	target.addPage().node.setXObject(PDFName.of('Letterhead'), form.ref);
	// Saved and read again, so that every stream is bytes.
	const { context } = await PDFDocument.load(await target.save({ useObjectStreams: false }), { updateMetadata: false });
	const unfit = unfitOf(context, form.ref);
	if (unfit) return { type: 'picture', because: unfit };
	const art = packArt({ objects: flatten(context, form.ref) });
	return art.byteLength > mostBytes ? { type: 'picture', because: 'large' } : { type: 'vector', art };
}

/** Characters at the end of a file among which every whole PDF says where its table of objects is. */
const tail = 4_096;

/** Opens a PDF; one that only restricts what may be done with it opens without a password. */
async function openPdf(file: ArrayBuffer): Promise<Result<PDFDocument, PdfError>> {
	const end = new TextDecoder('latin1').decode(new Uint8Array(file).subarray(-tail));
	if (!end.includes('startxref')) return err({ type: 'Unreadable' });
	try {
		return ok(await PDFDocument.load(file, { updateMetadata: false }));
	} catch (error) {
		if (!(error instanceof EncryptedPDFError)) return err({ type: 'Unreadable' });
	}
	try {
		return ok(await PDFDocument.load(file, { updateMetadata: false, password: '' }));
	} catch {
		return err({ type: 'Encrypted' });
	}
}

/** The pages of a document, none where its tree of pages is broken. */
function pagesOf(document: PDFDocument): PDFPage[] {
	try {
		return document.getPages();
	} catch {
		return [];
	}
}

/** Reads the first two pages of an uploaded PDF. Scripts, links, notes and form fields stay behind. */
export async function preparePdf(file: ArrayBuffer): Promise<Result<PreparedPdf, PdfError>> {
	const opened = await openPdf(file);
	if (!opened.ok) return opened;
	const pages = pagesOf(opened.value);
	if (pages.length === 0) return err({ type: 'NoPages' });
	const hides = hidesLayers(opened.value);
	const prepared: PreparedPage[] = [];
	for (const page of pages.slice(0, 2)) {
		if (hides) prepared.push({ type: 'picture', because: 'layers' });
		else prepared.push(await preparePage(page).catch((): PreparedPage => ({ type: 'picture', because: 'other' })));
	}
	return ok({ pages: pages.length, prepared });
}
