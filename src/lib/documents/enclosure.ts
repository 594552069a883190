import { limits } from '#domain/contract.ts';
import type { Enclosure } from '#domain/enclosure.ts';
import { safeFileName } from '#domain/filename.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { openPdf } from '#pdf/preview.ts';
import { sha256Of } from './with-terms.ts';

export { checkArchival, type ArchivalLoss } from '#pdf/append-client.ts';

/** Why a file cannot travel with mails: it is no PDF that can be opened, or larger than the relay takes. Bytes. */
export type EnclosureError = { type: 'NotPdf' } | { type: 'TooBig'; size: number; limit: number };

/** Programs may write something before the head of a PDF. Bytes. */
const headWithin = 1024;

/** Reads an uploaded file as one that can travel with mails. Its bytes go along as they are. */
export async function readEnclosure(
	file: File
): Promise<Result<{ enclosure: Enclosure; bytes: ArrayBuffer }, EnclosureError>> {
	const { size } = file;
	if (size > limits.blobBytes) return err({ type: 'TooBig', size, limit: limits.blobBytes });
	const bytes = await file.arrayBuffer();
	const isPdf = new TextDecoder('latin1').decode(bytes.slice(0, headWithin)).includes('%PDF-');
	const pages = isPdf ? await pagesOf(bytes) : 0;
	if (pages === 0) return err({ type: 'NotPdf' });
	const sha256 = await sha256Of(bytes);
	return ok({ enclosure: { sha256, fileName: safeFileName(file.name), type: 'application/pdf', size, pages }, bytes });
}

/** How many pages a PDF has; 0 where it cannot be opened, or is no PDF. */
async function pagesOf(bytes: ArrayBuffer): Promise<number> {
	try {
		const pdf = await openPdf(bytes);
		await pdf.close();
		return pdf.pages;
	} catch {
		return 0;
	}
}
