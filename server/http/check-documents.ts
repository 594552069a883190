import type { Sha256 } from '#domain/digest.ts';
import { documentMark, readDocumentMark, type Message } from '#domain/message.ts';
import { blobSize, readBlob } from '#server/queue/blobs.ts';
import type { Store } from '#server/queue/schema.ts';
import type { WrongPart } from './check-message.ts';
import type { MarkReader } from './mark-reader.ts';

/** Finds the first attachment whose stored bytes are not what the message says, or null. What is not stored is passed over. */
export type DocumentCheck = (message: Message) => Promise<WrongPart | null>;

/** Marks kept in mind, so that a message that comes again costs no second reading. */
const remembered = 10_000;

/** Compares attachments with their stored bytes: the size, and in our own documents the mark they carry. */
export function checkDocuments(store: Store, marks: MarkReader): DocumentCheck {
	const known = new Map<Sha256, string | null>();

	async function markOf(sha256: Sha256): Promise<string | null> {
		if (known.has(sha256)) return known.get(sha256)!;
		const bytes = await readBlob(store, sha256);
		const mark = readDocumentMark((bytes && (await marks.keywordsOf(bytes))) ?? '');
		const text = mark && documentMark(mark.invoiceId, mark.number, mark.debtorNumber);
		if (known.size >= remembered) known.clear();
		known.set(sha256, text);
		return text;
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
