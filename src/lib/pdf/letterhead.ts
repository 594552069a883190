import { err, ok, type Result } from '#domain/result.ts';
import { imageSize } from './image-size.ts';

/** A letterhead page as documents embed it: an RGB JPEG in the shape of A4; width and height in pixels. */
export interface PreparedLetterhead {
	bytes: ArrayBuffer;
	width: number;
	height: number;
}

/** Why a file cannot be a letterhead: neither PNG nor JPEG, damaged, or beyond what a device can decode. */
export type LetterheadError =
	{ type: 'NotAnImage' } | { type: 'Unreadable' } | { type: 'TooLarge'; width: number; height: number };

const mostPixels = 80_000_000;
/** A4 at 200 dots per inch: sharp in print, and some 300 kB at most. */
const page = { width: 1654, height: 2339 };
const quality = 0.88;

/**
 * Reads an uploaded PNG or JPEG and makes of it the image that documents embed. An image of another shape keeps its
 * proportions and stands at the top of a white page. Browser only.
 */
export async function prepareLetterhead(file: ArrayBuffer): Promise<Result<PreparedLetterhead, LetterheadError>> {
	const size = imageSize(new Uint8Array(file));
	if (!size) return err({ type: 'NotAnImage' });
	const { width, height } = size;
	if (width * height > mostPixels) return err({ type: 'TooLarge', width, height });
	let image: ImageBitmap;
	try {
		image = await createImageBitmap(new Blob([file], { type: size.type }));
	} catch {
		return err({ type: 'Unreadable' });
	}
	const canvas = new OffscreenCanvas(page.width, page.height);
	const context = canvas.getContext('2d', { alpha: false });
	if (!context) throw new Error('no canvas to draw on');
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, page.width, page.height);
	const scale = Math.min(page.width / image.width, page.height / image.height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(image, (page.width - image.width * scale) / 2, 0, image.width * scale, image.height * scale);
	image.close();
	const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality });
	return ok({ bytes: await jpeg.arrayBuffer(), width: page.width, height: page.height });
}
