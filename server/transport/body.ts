import { Readable } from 'node:stream';
import { needsNoEscape, passAsIs } from './escaping.ts';

/** Bytes per piece, and how many are held back to the end. */
const pieceSize = 64 * 1024;
const heldBack = 256;

/** A message body on its way out. */
export interface HeldBody {
	stream: Readable;
	/** Whether its last piece has been handed over, so that the server may have the whole message. */
	handedOver: () => boolean;
}

/**
 * A body that asks for leave before its last piece, and with it the end of the data, can leave this process.
 * Without leave the stream fails and never ends, so that no end of data is written. `progress` hears of each piece.
 */
export function heldBody(bytes: Uint8Array, leave: () => Promise<boolean>, progress: () => void): HeldBody {
	const last = Math.max(0, bytes.length - heldBack);
	let handedOver = false;
	async function* pieces() {
		for (let start = 0; start < last; start += pieceSize) {
			progress();
			yield bytes.subarray(start, Math.min(start + pieceSize, last));
		}
		if (!(await leave())) throw new Error('no leave to finish the message');
		handedOver = !stream.destroyed;
		progress();
		yield bytes.subarray(last);
	}
	const stream = Readable.from(pieces(), { objectMode: false });
	if (needsNoEscape(bytes)) passAsIs(stream);
	return { stream, handedOver: () => handedOver };
}
