import type { Sha256 } from './digest.ts';

/** A place in a mail where the base64 of an attachment was taken out. */
export interface Hole {
	/** Bytes of the frame before it. */
	at: number;
	/** The hash of the attachment's bytes. */
	sha256: Sha256;
}

/** A mail without its attachments: its bytes but for their base64, and where that belongs, in order. */
export interface MailFrame {
	bytes: Uint8Array;
	holes: readonly Hole[];
}

/** The lines of base64 in a mail are 76 characters long (RFC 2045, 6.8). */
const lineLength = 76;

/** Base64 as it stands in a mail: in lines, without an end of line after the last. */
export const inLines = (base64: string): string =>
	(base64.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? []).join('\r\n');

/** The whole mail again; `linesOf` gives an attachment's base64 in lines. */
export function fillFrame({ bytes, holes }: MailFrame, linesOf: (sha256: Sha256) => Uint8Array): Uint8Array {
	const pieces: Uint8Array[] = [];
	let from = 0;
	for (const { at, sha256 } of holes) {
		pieces.push(bytes.subarray(from, at), linesOf(sha256));
		from = at;
	}
	pieces.push(bytes.subarray(from));
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let end = 0;
	for (const piece of pieces) {
		whole.set(piece, end);
		end += piece.length;
	}
	return whole;
}
