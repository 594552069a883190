import type { StoredDocument } from '#domain/document.ts';
import { db } from './db.ts';
import type { MadeDocument } from './documents.ts';
import { commit } from './journal.ts';
import { messagesOfInvoice } from './lists.ts';

/** Every stored document of an invoice, the newest first. */
export const variantsOf = async (invoiceId: string): Promise<StoredDocument[]> =>
	(await db.documents.where('invoiceId').equals(invoiceId).sortBy('createdAt')).reverse();

/** Stores a further document of an invoice, with an entry of the journal; its default stays. */
export async function storeVariant({ document, bytes }: MadeDocument): Promise<void> {
	const { invoiceId, sha256, variant } = document;
	const payload = { stored: [{ invoice: invoiceId, sha256, variant }], failed: [] };
	await commit({ type: 'document.stored', ids: [invoiceId], payload }, async () => {
		await db.documentBytes.put({ sha256, bytes });
		await db.documents.add(document);
	});
}

/** The document of an invoice as it was sent last, practice aside; the default before it was sent. */
export async function currentDocument(invoiceId: string): Promise<StoredDocument | null> {
	const invoice = await db.invoices.get(invoiceId);
	if (!invoice) return null;
	const message = (await messagesOfInvoice(invoiceId)).find(({ practice }) => !practice)?.message;
	const sent = message?.attachments.find((one) => one.invoiceId === invoiceId);
	const variants = await variantsOf(invoiceId);
	const usual = variants.find(({ id }) => id === invoice.documentId) ?? null;
	return variants.find(({ sha256 }) => sha256 === sent?.sha256) ?? usual;
}
