import type { StoredDocument } from '#domain/document.ts';
import type { FileExtent } from '#domain/file-place.ts';
import { freeFileName, nameKey, safeFileName } from '#domain/filename.ts';
import type { Attachment } from '#domain/message.ts';
import { furtherFiles } from '#documents/further-files.ts';
import { db } from '#ledger/db.ts';
import { bytesOf, readDocument } from '#ledger/documents.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import type { SavedDocument } from '#ledger/saved-files.ts';

/** A file of an invoice, under the name by which it is saved. */
export interface InvoiceFile extends Pick<SavedDocument, 'invoiceId' | 'documentId' | 'sha256'> {
	fileName: string;
	bytes: ArrayBuffer;
	/** ISO time of its invoice's document. */
	createdAt: string;
}

/** The files of an invoice, its document first; null where it has none, or a part of what goes along is missing. */
export async function filesOf(invoice: InvoiceRow, extent: FileExtent): Promise<InvoiceFile[] | null> {
	const made = invoice.documentId ? await readDocument(invoice.documentId) : null;
	if (!made) return null;
	const { id: documentId, invoiceId, sha256, fileName, createdAt } = made.document;
	const own: InvoiceFile = { invoiceId, documentId, sha256, fileName, createdAt, bytes: made.bytes };
	if (extent === 'alone') return [own];
	const issuer = await db.issuers.get(invoice.issuerId);
	const further = issuer && (await furtherFiles(invoice, made.document, issuer));
	if (!further) return null;
	const files = [own];
	for (const { sha256, fileName } of besideDocument(made.document, further)) {
		const bytes = await bytesOf(sha256);
		if (!bytes) return null;
		files.push({ ...own, documentId: '', sha256, fileName, bytes });
	}
	return files;
}

/** What goes along, each once: an own document keeps its name, any other file bears its invoice's name before its own. */
function besideDocument({ sha256, fileName }: StoredDocument, further: readonly Attachment[]): Attachment[] {
	const stem = fileName.replace(/\.pdf$/i, '');
	const taken = new Set([nameKey(fileName)]);
	const once = new Map(further.map((file) => [file.sha256, file]));
	once.delete(sha256);
	return [...once.values()].map((file) => {
		const wanted = file.marked ? file.fileName : safeFileName(`${stem} ${file.fileName}`);
		const name = freeFileName(wanted, taken);
		taken.add(nameKey(name));
		return { ...file, fileName: name };
	});
}
