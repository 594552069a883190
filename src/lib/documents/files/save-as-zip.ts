import { subFolderOf } from '#domain/file-place.ts';
import { db } from '#ledger/db.ts';
import type { SavedDocument } from '#ledger/saved-files.ts';
import { startArchive } from './archive-file.ts';
import { filesOf } from './invoice-files.ts';
import type { SaveRequest } from './save-to-folder.ts';

/** What one archive may hold; beyond 65,535 files or 4 GB many programs cannot open it. */
export interface ArchiveLimits {
	files: number;
	/** Of the documents in it. */
	bytes: number;
}

const safeLimits: ArchiveLimits = { files: 60_000, bytes: 3_000_000_000 };

/** The archives, the files and how many invoices lie in them, and how many were left out: without a document, or a part. */
export interface ZippedDocuments {
	archives: Blob[];
	zipped: SavedDocument[];
	invoices: number;
	without: number;
}

/**
 * Puts the files of invoices into ZIP archives, in sub-folders as asked for; their bytes are as they were made. One
 * archive is enough but for very many. Invoices are read one by one, so any number fits into memory.
 */
export async function zipDocuments(
	{ invoiceIds, grouping, extent, onProgress, signal }: SaveRequest,
	limits = safeLimits
): Promise<ZippedDocuments> {
	const archives: Blob[] = [];
	const zipped: SavedDocument[] = [];
	let [invoices, without] = [0, 0];
	let archive = startArchive();
	for (const [index, id] of invoiceIds.entries()) {
		if (signal?.aborted) break;
		const invoice = await db.invoices.get(id);
		const files = invoice ? await filesOf(invoice, extent) : null;
		if (invoice && files) {
			const size = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
			const isFull = archive.files + files.length > limits.files || archive.bytes + size > limits.bytes;
			if (archive.files > 0 && isFull) {
				archives.push(archive.finish());
				archive = startArchive();
			}
			const place = subFolderOf(grouping, { debtor: invoice.buyer, date: invoice.date });
			for (const file of files) {
				archive.add(place, file);
				const { documentId, sha256 } = file;
				zipped.push({ invoiceId: id, documentId, sha256, folderId: '', path: '' });
			}
			invoices += 1;
		} else without += 1;
		onProgress?.(index + 1);
	}
	if (archive.files > 0) archives.push(archive.finish());
	return { archives, zipped, invoices, without };
}
