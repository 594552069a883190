import { PDFDocument } from '@cantoo/pdf-lib';

/** A small PDF as another program makes it: so many pages, each with this text; the same bytes at each call. */
export async function foreignPdf(text: string, pages = 1): Promise<Uint8Array<ArrayBuffer>> {
	const pdf = await PDFDocument.create({ updateMetadata: false });
	for (let count = 0; count < pages; count++) pdf.addPage([595, 842]).drawText(text, { x: 60, y: 760, size: 14 });
	return new Uint8Array(await pdf.save());
}

/** The same, but for its readers alone: it asks for a password. */
export async function encryptedPdf(text: string): Promise<Uint8Array<ArrayBuffer>> {
	const pdf = await PDFDocument.load(await foreignPdf(text));
	pdf.encrypt({ userPassword: 'open sesame', ownerPassword: 'sesame', permissions: {} });
	return new Uint8Array(await pdf.save());
}

/** A PDF that was cut off before its end. */
export async function cutPdf(text: string): Promise<Uint8Array<ArrayBuffer>> {
	const bytes = await foreignPdf(text);
	return bytes.slice(0, bytes.length - 300);
}

/** A PDF of one page with a word on it, as a person chooses it from a folder. */
export async function chosenPdf(name: string, word: string) {
	return { name, mimeType: 'application/pdf', buffer: Buffer.from(await foreignPdf(word)) };
}
