import { digestBytes, type Sha256 } from '#domain/digest.ts';
import { base64Length, inLines, joined } from '#domain/mail-frame.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { bytesOf } from './documents.ts';
import { readFrame } from './frames.ts';

/** Why a mail cannot be shown as it left: its frame is not here, a file of it is not, or what comes of both is another mail. */
export type MailFileError = { type: 'NoFrame' } | { type: 'NoDocument'; sha256: Sha256 } | { type: 'Different' };

/** The mail of a message exactly as it left, byte for byte, from its frame and the ledger's own documents. */
export async function mailFileOf(messageId: string): Promise<Result<Uint8Array<ArrayBuffer>, MailFileError>> {
	const frame = await readFrame(messageId);
	if (!frame) return err({ type: 'NoFrame' });
	const pieces: Uint8Array[] = [];
	for (const piece of frame.pieces) {
		if ('text' in piece) pieces.push(Uint8Array.from(piece.text, (byte) => byte.charCodeAt(0)));
		else {
			const bytes = await bytesOf(piece.sha256);
			if (!bytes) return err({ type: 'NoDocument', sha256: piece.sha256 });
			pieces.push(linesOf(new Uint8Array(bytes)));
		}
	}
	const mail = joined(pieces);
	return digestBytes(mail) === frame.mimeSha256 ? ok(mail) : err({ type: 'Different' });
}

/** Bytes that are turned into text at once: a call takes only so many arguments. Divisible by 3. */
const chunk = 24_576;

const linesOf = (bytes: Uint8Array): Uint8Array =>
	inLines(base64Length(bytes.length), (place) => {
		for (let start = 0, to = 0; start < bytes.length; start += chunk, to += base64Length(chunk))
			new TextEncoder().encodeInto(
				btoa(String.fromCharCode(...bytes.subarray(start, start + chunk))),
				place.subarray(to)
			);
	});
