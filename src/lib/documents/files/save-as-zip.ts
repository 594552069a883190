import { subFolderOf } from '#domain/file-place.ts';
import { db } from '#ledger/db.ts';
import { readDocument } from '#ledger/documents.ts';
import type { SavedDocument } from '#ledger/saved-files.ts';
import { startArchive } from './archive-file.ts';
import type { SaveRequest } from './save-to-folder.ts';

/** What one archive may hold; beyond 65,535 files or 4 GB many programs cannot open it. */
export interface ArchiveLimits {
	files: number;
	/** Of the documents in it. */
	bytes: number;
}

const safeLimits: ArchiveLimits = { files: 60_000, bytes: 3_000_000_000 };

/** The archives, what lies in them, and how many invoices have no document. */
export interface ZippedDocuments {
	archives: Blob[];
	zipped: SavedDocument[];
	without: number;
}

/**
 * Puts the documents of invoices into ZIP archives, in sub-folders as asked for; their bytes are as they were made. One
 * archive is enough but for very many. Documents are read one by one, so any number fits into memory.
 */
export async function zipDocuments(
	{ invoiceIds, grouping, onProgress, signal }: SaveRequest,
	limits = safeLimits
): Promise<ZippedDocuments> {
	const archives: Blob[] = [];
	const zipped: SavedDocument[] = [];
	let without = 0;
	let archive = startArchive();
	for (const [index, id] of invoiceIds.entries()) {
		if (signal?.aborted) break;
		const invoice = await db.invoices.get(id);
		const made = invoice?.documentId ? await readDocument(invoice.documentId) : null;
		if (invoice && made) {
			const size = made.bytes.byteLength;
			if (archive.files > 0 && (archive.files >= limits.files || archive.bytes + size > limits.bytes)) {
				archives.push(archive.finish());
				archive = startArchive();
			}
			archive.add(subFolderOf(grouping, { debtor: invoice.buyer, date: invoice.date }), made);
			const { id: documentId, sha256 } = made.document;
			zipped.push({ invoiceId: id, documentId, sha256, folderId: '', path: '' });
		} else without += 1;
		onProgress?.(index + 1);
	}
	if (archive.files > 0) archives.push(archive.finish());
	return { archives, zipped, without };
}
