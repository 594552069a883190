import { err, ok, type Result } from '#domain/result.ts';
import { imageSize } from './image-size.ts';

/** A letterhead page as documents embed it: an RGB JPEG in the shape of A4; width and height in pixels. */
export interface PreparedLetterhead {
	bytes: ArrayBuffer;
	width: number;
	height: number;
}

/** Why a picture cannot be a letterhead: neither PNG nor JPEG, damaged, or beyond what a device can decode. */
export type PictureError =
	{ type: 'NotAnImage' } | { type: 'Unreadable' } | { type: 'TooLarge'; width: number; height: number };

const mostPixels = 80_000_000;
/** A4 at 300, 200 and 150 dots per inch. Pixels. */
const widths = { most: 2480, usual: 1654, least: 1240 } as const;
/** Every mail carries it: what is heavier is made at 200 dots per inch. Bytes. */
const heavy = 500_000;
const quality = 0.88;

/** What can be drawn and knows its size in pixels. */
type Drawable = ImageBitmap | OffscreenCanvas | HTMLCanvasElement;

async function encode(image: Drawable, width: number): Promise<PreparedLetterhead> {
	const height = Math.round(width * Math.SQRT2);
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d', { alpha: false });
	if (!context) throw new Error('no canvas to draw on');
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, width, height);
	const scale = Math.min(width / image.width, height / image.height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(image, (width - image.width * scale) / 2, 0, image.width * scale, image.height * scale);
	const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality });
	return { bytes: await jpeg.arrayBuffer(), width, height };
}

/** An image on a white A4 sheet: in its own proportions, at the top, as sharp as it is up to 300 dots per inch. */
export async function onSheet(image: Drawable): Promise<PreparedLetterhead> {
	const shown = Math.round(image.width * Math.min(1, (image.width * Math.SQRT2) / image.height));
	const page = await encode(image, Math.max(widths.least, Math.min(widths.most, shown)));
	return page.bytes.byteLength > heavy && page.width > widths.usual ? encode(image, widths.usual) : page;
}

/** Reads an uploaded PNG or JPEG, upright as its camera meant it, its print colours brought to RGB. Browser only. */
export async function preparePicture(file: ArrayBuffer): Promise<Result<PreparedLetterhead, PictureError>> {
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
	const page = await onSheet(image);
	image.close();
	return ok(page);
}
