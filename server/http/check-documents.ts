import type { Sha256 } from '#domain/digest.ts';
import { documentMark, readDocumentMark, type Message } from '#domain/message.ts';
import { blobSize, readBlob } from '#server/queue/blobs.ts';
import type { Store } from '#server/queue/schema.ts';
import type { WrongPart } from './check-message.ts';
import type { MarkReader } from './mark-reader.ts';

/** Finds the first attachment whose stored bytes are not what the message says, or null. What is not stored is passed over. */
export type DocumentCheck = (message: Message) => Promise<WrongPart | null>;

/**
 * Compares attachments with their stored bytes: the size, and in our own documents the mark they carry. Done when a
 * message is put; a blob never changes, so that the seal need not look again.
 */
export function checkDocuments(store: Store, marks: MarkReader): DocumentCheck {
	async function markOf(sha256: Sha256): Promise<string | null> {
		const bytes = await readBlob(store, sha256);
		const keywords = bytes && (await marks.keywordsOf(bytes));
		const mark = readDocumentMark(keywords ?? '');
		return mark && documentMark(mark.invoiceId, mark.number, mark.debtorNumber);
	}

	return async ({ attachments, invoices, debtor }) => {
		for (const [index, { sha256, size, invoiceId, marked }] of attachments.entries()) {
			const stored = await blobSize(store, sha256);
			if (stored === null) continue;
			if (stored !== size) return `attachments.${index}`;
			if (!marked) continue;
			const invoice = invoices.find(({ id }) => id === invoiceId);
			const wanted = invoice && documentMark(invoice.id, invoice.number, debtor.number);
			if ((await markOf(sha256)) !== wanted) return `attachments.${index}`;
		}
		return null;
	};
}
