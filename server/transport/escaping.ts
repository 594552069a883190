import type { Readable, Transform, TransformCallback } from 'node:stream';

/** A dot that begins a line, and an end of line that is not CRLF. */
const escaped = /(?:^|\n)\.|\r(?!\n)|(?<!\r)\n/;

/**
 * Whether a body goes out as it is: each of its lines ends by CRLF, and none begins with a dot (RFC 5321, 4.5.2). As a
 * string, since a regular expression looks at a byte in a fifteenth of the time that a loop takes.
 */
export function needsNoEscape({ buffer, byteOffset, length }: Uint8Array): boolean {
	const text = Buffer.from(buffer, byteOffset, length).toString('latin1');
	return !escaped.test(text) && (text === '' || text.endsWith('\n'));
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
