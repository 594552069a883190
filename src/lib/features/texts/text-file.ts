import { readMailText, type MailText } from '#documents/templates.ts';
import { err, ok, type Result } from '#domain/result.ts';

/** Why a file cannot be taken as a mail text. */
export type TextFileError = { type: 'TooBig' } | { type: 'NotText' } | { type: 'NoSubject' };

/** More than any mail says, in bytes. */
const longest = 100_000;

/** Reads a mail text from a file that a person chose. Its fields are checked where it is edited. */
export async function readTextFile(file: Blob): Promise<Result<MailText, TextFileError>> {
	if (file.size > longest) return err({ type: 'TooBig' });
	const written = decoded(await file.arrayBuffer());
	if (written === null) return err({ type: 'NotText' });
	const text = readMailText(written);
	return text ? ok({ ...text, body: text.body.replaceAll('\r\n', '\n') }) : err({ type: 'NoSubject' });
}

function decoded(bytes: ArrayBuffer): string | null {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return text.includes('\0') ? null : text;
	} catch {
		return null;
	}
}
