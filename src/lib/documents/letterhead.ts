import { err, ok, type Result } from '#domain/result.ts';
import type { LetterheadImage } from '#ledger/rows.ts';
import { onSheet, type PictureError } from '#pdf/letterhead.ts';
import { prepareInWorker } from '#pdf/letterhead-client.ts';
import { openPdf } from '#pdf/preview.ts';
import type { Unfit } from '#pdf/vector-fitness.ts';
import type { PdfError, PreparedPage } from '#pdf/vector-prepare.ts';

/** Why a file cannot be a letterhead. */
export type LetterheadError = PictureError | PdfError | { type: 'TooBig'; megabytes: number };

/** An uploaded file as pages to print on: one, or two where a PDF has more. */
export interface ReadLetterhead {
	pages: LetterheadImage[];
	/** How many pages the file has. */
	pagesOfFile: number;
	/** Why a page of a PDF became a picture; null where none did. */
	becamePicture: Unfit | null;
}

/** Bytes. */
const mostBytes = 40_000_000;
/** A4 at 300 dots per inch where the picture is what gets printed, at 150 where it is only looked at. Pixels. */
const drawnWidths = { picture: 2480, vector: 1240 } as const;

/** The pages of a PDF, each with its picture, and with its drawings where they can be kept. */
async function drawPages(file: ArrayBuffer, prepared: readonly PreparedPage[]): Promise<LetterheadImage[]> {
	const pdf = await openPdf(file);
	const pages: LetterheadImage[] = [];
	for (const [index, page] of prepared.entries()) {
		const canvas = document.createElement('canvas');
		await pdf.draw(canvas, index + 1, drawnWidths[page.type]);
		const image = await onSheet(canvas);
		pages.push(page.type === 'vector' ? { ...image, art: page.art } : image);
	}
	await pdf.close();
	return pages;
}

/** Reads an uploaded file (JPG, PNG, PDF) as pages that documents can stand on. */
export async function readLetterhead(file: File): Promise<Result<ReadLetterhead, LetterheadError>> {
	if (file.size > mostBytes) return err({ type: 'TooBig', megabytes: Math.round(file.size / 1_000_000) });
	const bytes = await file.arrayBuffer();
	const prepared = await prepareInWorker(bytes);
	if (!prepared) return err({ type: 'Unreadable' });
	if (!prepared.result.ok) return prepared.result;
	if (prepared.type === 'picture') return ok({ pages: [prepared.result.value], pagesOfFile: 1, becamePicture: null });
	const { pages: pagesOfFile, prepared: made } = prepared.result.value;
	try {
		const picture = made.find((page) => page.type === 'picture');
		return ok({ pages: await drawPages(bytes, made), pagesOfFile, becamePicture: picture?.because ?? null });
	} catch {
		return err({ type: 'Unreadable' });
	}
}
