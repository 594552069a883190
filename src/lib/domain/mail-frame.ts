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

const [cr, lf] = [13, 10];

/**
 * Base64 as it stands in a mail: in lines, without an end of line after the last. `write` puts the base64 of so many
 * characters, as ASCII, into the place that it is given; then the ends of lines are put in.
 */
export function inLines(length: number, write: (place: Uint8Array<ArrayBuffer>) => void): Uint8Array<ArrayBuffer> {
	const ends = Math.max(0, Math.ceil(length / lineLength) - 1);
	const lines = new Uint8Array(length + 2 * ends);
	write(lines.subarray(2 * ends));
	// From behind the ends that are still to come, each line moves to its place
	for (let line = 0, from = 2 * ends; line <= ends; line++, from += lineLength) {
		const to = line * (lineLength + 2);
		lines.copyWithin(to, from, from + lineLength);
		if (line < ends) lines.set([cr, lf], to + lineLength);
	}
	return lines;
}

/** Characters that so many bytes take in base64. */
export const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);

/** The whole mail again; `linesOf` gives an attachment's base64 in lines. */
export function fillFrame(
	{ bytes, holes }: MailFrame,
	linesOf: (sha256: Sha256) => Uint8Array
): Uint8Array<ArrayBuffer> {
	const pieces: Uint8Array[] = [];
	let from = 0;
	for (const { at, sha256 } of holes) {
		pieces.push(bytes.subarray(from, at), linesOf(sha256));
		from = at;
	}
	return joined([...pieces, bytes.subarray(from)]);
}

/** Pieces of a mail as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let end = 0;
	for (const piece of pieces) {
		whole.set(piece, end);
		end += piece.length;
	}
	return whole;
}
