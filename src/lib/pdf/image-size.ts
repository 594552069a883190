/** Width and height in pixels, as an image's own header states them. */
export interface ImageSize {
	type: 'image/png' | 'image/jpeg';
	width: number;
	height: number;
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** SOF0 to SOF15 name the size, but for DHT, JPG and DAC, which share their numbers. */
const namesSize = (marker: number): boolean =>
	marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegSize(view: DataView): ImageSize | null {
	for (let at = 2; at + 9 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
		if (view.getUint8(at) !== 0xff) return null;
		if (namesSize(view.getUint8(at + 1)))
			return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
	}
	return null;
}

/** Reads what a PNG or JPEG says of its size without decoding it; null for anything else. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (pngSignature.every((byte, index) => bytes[index] === byte))
		return bytes.length < 24 ? null : { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
	if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return jpegSize(view);
	return null;
}
