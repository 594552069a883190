import { err, ok, type Result } from '#domain/result.ts';
import type { BinaryFormat, FileFault } from './fault.ts';

/** How the characters of a file are written as bytes. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** All encodings, in the order they are offered. */
export const encodings: readonly Encoding[] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];

/** A file's text without its byte order mark. */
export interface Decoded {
	text: string;
	encoding: Encoding;
	/** A word with marks of a wrong encoding, such as `KÃ¶hler`, or empty. */
	garbled: string;
}

/** Largest file that is read. Bytes. */
export const fileLimit = 50 * 1024 * 1024;

/** Where a file of another kind gives itself away: its first bytes. */
const signatures: readonly (readonly [BinaryFormat, readonly number[]])[] = [
	['picture', [0x89, 0x50, 0x4e, 0x47]],
	['picture', [0xff, 0xd8, 0xff]],
	['picture', [0x47, 0x49, 0x46, 0x38]],
	['picture', [0x52, 0x49, 0x46, 0x46]],
	['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
	['workbook', [0xd0, 0xcf, 0x11, 0xe0]],
	['archive', [0x1f, 0x8b]]
];

const zipSignature = [0x50, 0x4b, 0x03, 0x04];

/**
 * Turns a file's bytes into text: by its byte order mark, else as strict UTF-8, else as Windows-1252. A `chosen`
 * encoding wins over the guess. Bytes that are no text are refused.
 */
export function decode(bytes: Uint8Array, chosen: Encoding | null): Result<Decoded, FileFault> {
	if (bytes.length > fileLimit) return err({ type: 'TooBig', bytes: bytes.length, limit: fileLimit });
	const format = binaryFormat(bytes);
	if (format) return err({ type: 'NotText', format });
	const encoding = chosen ?? markedEncoding(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
	const text = new TextDecoder(encoding).decode(bytes);
	if (text.includes('\u0000')) return err({ type: 'NotText', format: 'unknown' });
	if (text.trim() === '') return err({ type: 'Empty' });
	return ok({ text, encoding, garbled: garbledWord(text) });
}

function markedEncoding(bytes: Uint8Array): Encoding | null {
	if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
	if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
	if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
	return null;
}

function binaryFormat(bytes: Uint8Array): BinaryFormat | null {
	if (startsWith(bytes, zipSignature)) return isWorkbook(bytes) ? 'workbook' : 'archive';
	return signatures.find(([, signature]) => startsWith(bytes, signature))?.[0] ?? null;
}

/** Whether bytes are a workbook that can be unpacked, by its beginning. */
export const isPackedWorkbook = (bytes: Uint8Array): boolean => startsWith(bytes, zipSignature) && isWorkbook(bytes);

/** Whether a ZIP archive is an Excel or OpenDocument file, which name their parts near the beginning. */
function isWorkbook(bytes: Uint8Array): boolean {
	const names = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4_000));
	return /\[Content_Types\]\.xml|xl\/|opendocument/.test(names);
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
	signature.every((byte, index) => bytes[index] === byte);

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch (error) {
		if (error instanceof TypeError) return false;
		throw error;
	}
}

/** UTF-8 read as Windows-1252 (`Ã¶`, `â‚¬`), or bytes that the encoding does not have. */
const garble = /[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—™š›œžŸ]|â‚¬|â€[™œ\u009d“”]|\ufffd/;

/** Most characters of a word that are shown on either side of where it went wrong. */
const shown = 30;

/** The marks are looked for first and their word around them: a pattern for whole words takes the square of a word's length. */
function garbledWord(text: string): string {
	const at = text.search(garble);
	if (at < 0) return '';
	const before = /[^\s;,]*$/.exec(text.slice(Math.max(0, at - shown), at))![0];
	return before + /^[^\s;,]*/.exec(text.slice(at, at + shown))![0];
}
