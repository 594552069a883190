import { jsPDF } from 'jspdf';
import { PDFDocument, cmyk, degrees, rgb } from '@cantoo/pdf-lib';
import { fontName, newDocument } from '#pdf/document.ts';
import { unpackArt, type VectorArt } from '#pdf/vector-art.ts';
import { preparePdf } from '#pdf/vector-prepare.ts';
import { typeface } from './typeface.ts';

/** A letterhead as a print shop would give it: drawings and embedded letters, no pictures. */
export function vectorLetterhead(name: string, colour = '#2f6b3c', pages = 1): ArrayBuffer {
	const document = newDocument(typeface);
	for (let page = 1; page <= pages; page++) {
		if (page > 1) document.addPage();
		document.setFillColor(colour);
		document.rect(0, 0, 210, 6, 'F');
		document.circle(180, 24, 9, 'F');
		document.setFont(fontName, 'bold');
		document.setFontSize(page === 1 ? 22 : 11);
		document.setTextColor(colour);
		document.text(name, 25, page === 1 ? 28 : 13);
		document.setFont(fontName, 'normal');
		document.setFontSize(8);
		document.text(`${name} · Molenhoek 17 · 9032 Gent · BE 0999.901.239`, 25, 288);
	}
	return document.output('arraybuffer');
}

/** A letterhead with a font that is not in the file. */
export function fontlessLetterhead(): ArrayBuffer {
	const document = new jsPDF({ unit: 'mm', format: 'a4' });
	document.setFont('helvetica');
	document.text('Hoeve Horacek', 25, 28);
	return document.output('arraybuffer');
}

const saved = async (document: PDFDocument): Promise<ArrayBuffer> => new Uint8Array(await document.save()).buffer;

/** A letterhead in the colours of a printing press. */
export async function cmykLetterhead(): Promise<ArrayBuffer> {
	const document = await PDFDocument.create();
	document.addPage([595, 842]).drawRectangle({ x: 0, y: 820, width: 595, height: 22, color: cmyk(0.8, 0.2, 0.9, 0) });
	return saved(document);
}

/** A sheet that lies on its side in the file and is turned upright by readers; its bar is at the top then. */
export async function turnedLetterhead(): Promise<ArrayBuffer> {
	const document = await PDFDocument.create();
	const page = document.addPage([842, 595]);
	page.setRotation(degrees(90));
	page.drawRectangle({ x: 0, y: 0, width: 40, height: 595, color: rgb(0.2, 0.4, 0.2) });
	return saved(document);
}

/** A file of so many empty pages. */
export async function emptyPages(count: number): Promise<ArrayBuffer> {
	const document = await PDFDocument.create();
	for (let page = 0; page < count; page++) document.addPage([595, 842]).drawSquare({ size: 10, color: rgb(0, 0, 0) });
	return saved(document);
}

/** A file that opens with a password alone. */
export async function lockedLetterhead(): Promise<ArrayBuffer> {
	const document = await PDFDocument.create();
	document.addPage([595, 842]).drawSquare({ size: 10 });
	document.encrypt({ userPassword: 'secret', ownerPassword: 'owner', permissions: {} });
	return saved(document);
}

/** A page (from 0) of a PDF letterhead as documents take it. */
export async function artOf(file: ArrayBuffer, page = 0): Promise<VectorArt> {
	const prepared = await preparePdf(file);
	const made = prepared.ok ? prepared.value.prepared[page] : undefined;
	const art = made?.type === 'vector' ? unpackArt(made.art) : null;
	if (!art) throw new Error('not kept as drawings');
	return art;
}
