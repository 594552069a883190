import type { Margins } from '#domain/letterhead.ts';
import type { LetterheadImage } from '#ledger/rows.ts';

/** A page as one value per square millimetre: whether something dark is printed there. */
export interface PageInk {
	width: number;
	height: number;
	dark: (x: number, y: number) => boolean;
}

/** Paler print, such as a watermark, may lie behind text. 0 to 255. */
const pale = 200;
/** A speck of a scan is no print. Millimetres of a row or column. */
const speck = 2;
/** White between a letterhead's head and what follows it (mm). */
const gap = 18;
/** White between print and text (mm). */
const distance = 3;

/** Looks at a page of a letterhead, a square millimetre at a time. Browser only. */
export async function inkOf({ bytes }: Pick<LetterheadImage, 'bytes'>): Promise<PageInk> {
	const [width, height] = [210, 297];
	const image = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
	const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
	if (!context) throw new Error('no canvas to draw on');
	context.drawImage(image, 0, 0, width, height);
	image.close();
	const { data } = context.getImageData(0, 0, width, height);
	return {
		width,
		height,
		dark: (x, y) => Math.min(...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)) < pale
	};
}

/** How far print reaches in from an edge, row by row, before a wide white. */
function depth(most: number, hasInk: (at: number) => boolean): number {
	let end = 0;
	for (let at = 0; at < most && at - end < gap; at++) if (hasInk(at)) end = at + 1;
	return end;
}

/** Margins that keep text off the head and the foot of a page, at least the usual ones. */
export function marginsFor({ width, height, dark }: PageInk, usual: Margins): Margins {
	const row = (y: number) => Array.from({ length: width }, (_, x) => x).filter((x) => dark(x, y)).length >= speck;
	const top = depth(95, row);
	const bottom = depth(60, (at) => row(height - 1 - at));
	return {
		...usual,
		top: Math.max(usual.top, top > 0 ? top + distance : 0),
		bottom: Math.max(usual.bottom, bottom > 0 ? bottom + distance : 0)
	};
}

/** Margins for a page as it was read. */
export const proposedMargins = async (image: LetterheadImage, usual: Margins): Promise<Margins> =>
	marginsFor(await inkOf(image), usual);

/** Whether something is printed where text may stand. */
export function printsInside({ width, height, dark }: PageInk, { top, right, bottom, left }: Margins): boolean {
	let squares = 0;
	for (let y = Math.ceil(top); y < height - bottom; y++)
		for (let x = Math.ceil(left); x < width - right; x++) if (dark(x, y)) squares += 1;
	return squares > speck * 4;
}
