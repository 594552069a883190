import { EncryptedPDFError, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { err, ok, type Result } from '#domain/result.ts';
import type { PdfFault } from './pdf-file.ts';

/** Characters at the end of a file among which every whole PDF says where its table of objects is. */
const tail = 4_096;

/** Counts the pages of a PDF. Nothing in it is run; a file that was cut off or holds no page is damaged. */
export async function countPages(bytes: Uint8Array): Promise<Result<number, PdfFault>> {
	const end = new TextDecoder('windows-1252').decode(bytes.subarray(-tail));
	if (!end.includes('startxref')) return err({ type: 'DamagedPdf' });
	try {
		const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
		const pages = pdf.getPages();
		const isWhole = pages.length > 0 && pages.every(({ node }) => node.lookup(PDFName.of('Parent')) instanceof PDFDict);
		return isWhole ? ok(pages.length) : err({ type: 'DamagedPdf' });
	} catch (error) {
		// The library throws all sorts of errors on what it cannot read: each says that the file is not whole.
		return err({ type: error instanceof EncryptedPDFError ? 'EncryptedPdf' : 'DamagedPdf' });
	}
}
