import { limits } from '#domain/contract.ts';
import type { Sha256 } from '#domain/digest.ts';
import { err, ok, type Result } from '#domain/result.ts';

/** A finished PDF that was looked at; its bytes stay where they are. */
export interface PdfFile {
	/** Its path within the chosen folder, or its name alone. */
	path: string;
	size: number;
	sha256: Sha256;
	pages: number;
	/** The day on which it was last written, ISO. */
	savedOn: string;
	/** The very bytes, or a rejection where they have changed since. */
	read: () => Promise<ArrayBuffer>;
}

/** Why a file cannot be the document of an invoice. */
export type PdfFault =
	| { type: 'NotAPdf' }
	| { type: 'EmptyPdf' }
	/** Cut off, or its pages cannot be read. */
	| { type: 'DamagedPdf' }
	/** It asks for a password, or keeps others from using it. */
	| { type: 'EncryptedPdf' }
	| { type: 'PdfTooBig'; bytes: number; limit: number }
	/** The browser cannot read it any more: moved, renamed or not yet downloaded. */
	| { type: 'UnreadablePdf' };

/** Counts the pages of a PDF, or says why it has none. The bytes are given away. */
export type PdfInspector = (bytes: ArrayBuffer) => Promise<Result<number, PdfFault>>;

/**
 * Bytes of the largest PDF: what the relay takes as one file. What a mailbox takes differs by server, and is nothing to an
 * invoice on paper: the dry run says where it is less.
 */
export const pdfLimit = limits.blobBytes;

/** Looks at one file without keeping its bytes. */
export async function readPdf(file: File, inspect: PdfInspector): Promise<Result<PdfFile, PdfFault>> {
	if (file.size === 0) return err({ type: 'EmptyPdf' });
	if (file.size > pdfLimit) return err({ type: 'PdfTooBig', bytes: file.size, limit: pdfLimit });
	const bytes = await bytesOf(file);
	if (bytes === null) return err({ type: 'UnreadablePdf' });
	if (!isPdf(new Uint8Array(bytes))) return err({ type: 'NotAPdf' });
	const sha256 = await digestOf(bytes);
	const pages = await inspect(bytes);
	if (!pages.ok) return err(pages.error);
	return ok({
		path: pathOf(file),
		size: file.size,
		sha256,
		pages: pages.value,
		savedOn: localDay(new Date(file.lastModified)),
		read: () => readAgain(file, sha256)
	});
}

/** Its place within the chosen folder, or its name. */
export const pathOf = (file: File): string => file.webkitRelativePath || file.name;

async function bytesOf(file: File): Promise<ArrayBuffer | null> {
	try {
		return await file.arrayBuffer();
	} catch (error) {
		if (error instanceof DOMException) return null;
		throw error;
	}
}

async function readAgain(file: File, sha256: Sha256): Promise<ArrayBuffer> {
	const bytes = await bytesOf(file);
	if (bytes === null || (await digestOf(bytes)) !== sha256) throw new Error(`${pathOf(file)} has changed meanwhile`);
	return bytes;
}

/** The mark may stand a little way in (ISO 32000-1, annex H, implementation note 13). */
const isPdf = (bytes: Uint8Array): boolean =>
	new TextDecoder('windows-1252').decode(bytes.subarray(0, 1_024)).includes('%PDF-');

async function digestOf(bytes: ArrayBuffer): Promise<Sha256> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') as Sha256;
}

const localDay = (day: Date): string =>
	`${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
