import type { Result } from '#domain/result.ts';
import { preparePicture, type PictureError, type PreparedLetterhead } from './letterhead.ts';
import { preparePdf, type PdfError, type PreparedPdf } from './vector-prepare.ts';

/** What became of an uploaded file: a picture, or the first pages of a PDF. */
export type Prepared =
	| { type: 'picture'; result: Result<PreparedLetterhead, PictureError> }
	| { type: 'pdf'; result: Result<PreparedPdf, PdfError> };

/** Programs may write something before the head of a PDF. Bytes. */
const headWithin = 1024;

async function prepare(file: ArrayBuffer): Promise<Prepared> {
	const isPdf = new TextDecoder('latin1').decode(file.slice(0, headWithin)).includes('%PDF-');
	if (isPdf) return { type: 'pdf', result: await preparePdf(file) };
	return { type: 'picture', result: await preparePicture(file) };
}

/** One file for one worker: it ends with its answer. */
addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
	prepare(data).then(
		(prepared) => postMessage(prepared),
		() => postMessage(null)
	);
});
