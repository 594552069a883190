import type { Readable, Transform, TransformCallback } from 'node:stream';

const [cr, lf, dot] = [13, 10, 46];

/** Whether a body goes out as it is: each of its lines ends by CRLF, and none begins with a dot (RFC 5321, 4.5.2). */
export function needsNoEscape(bytes: Uint8Array): boolean {
	let before = lf;
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at]!;
		if (before === cr) {
			if (byte !== lf) return false;
		} else if (byte === lf || (byte === dot && before === lf)) return false;
		before = byte;
	}
	return before === lf;
}

/** nodemailer's stream that escapes dots and mends ends of line, and adds the end of the data. */
interface Escaping extends Transform {
	/** Whether the end of the data needs an end of line before it. */
	lastByte: number | false;
}

/**
 * Lets a body through the stream that nodemailer pipes it into without another look at each byte, which costs as much
 * as all else of an exchange. For bodies that need no escape alone.
 */
export function passAsIs(body: Readable): void {
	const pipe = body.pipe.bind(body);
	body.pipe = ((escaping: Escaping) => {
		escaping._transform = (piece: Buffer, _: BufferEncoding, done: TransformCallback) => {
			escaping.lastByte = piece.at(-1) ?? false;
			done(null, piece);
		};
		return pipe(escaping);
	}) as typeof body.pipe;
}
