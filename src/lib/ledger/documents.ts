import type { DocumentProblem, StoredDocument } from '#domain/document.ts';
import type { Invoice } from '#domain/invoice.ts';
import { db } from './db.ts';
import type { LedgerEvent } from './events.ts';
import { hiddenImports } from './hidden.ts';
import { saveInvoices } from './invoice-store.ts';
import { commit } from './journal.ts';
import type { InvoiceRow } from './rows.ts';
import { currentDocument } from './variants.ts';

/** A document that was just made, with its bytes. */
export interface MadeDocument {
	document: StoredDocument;
	bytes: ArrayBuffer;
}

/** At most `limit` frozen invoices whose document is still to be made. */
export async function pendingDocuments(limit: number): Promise<Invoice[]> {
	const hidden = await hiddenImports();
	const rows = db.invoices.where('document').equals('pending');
	return rows
		.filter((row) => !hidden.has(row.importId))
		.limit(limit)
		.toArray();
}

/**
 * Stores documents and the reasons of those that could not be made, as one entry of the journal. What was made for an
 * invoice that is gone by now, such as one of cleared sample data, is not kept.
 */
export async function storeDocuments(
	made: readonly MadeDocument[],
	failed: readonly { invoiceId: string; problem: DocumentProblem }[]
): Promise<void> {
	const ids = [...made.map((one) => one.document.invoiceId), ...failed.map((one) => one.invoiceId)];
	await commit(storedEvent, async () => {
		const rows = new Map(
			(await db.invoices.bulkGet(ids)).filter((row) => row !== undefined).map((row) => [row.id, row])
		);
		const kept = made.filter(({ document }) => rows.has(document.invoiceId));
		await db.documentBytes.bulkPut(kept.map(({ document, bytes }) => ({ sha256: document.sha256, bytes })));
		await db.documents.bulkAdd(kept.map((one) => one.document));
		const changed: InvoiceRow[] = [];
		for (const { document } of kept) {
			const row = rows.get(document.invoiceId);
			if (row) changed.push({ ...row, document: 'stored', documentId: document.id, documentProblem: null });
		}
		for (const { invoiceId, problem } of failed) {
			const row = rows.get(invoiceId);
			if (row) changed.push({ ...row, document: 'failed', documentProblem: problem });
		}
		await saveInvoices(changed);
		return { made: kept, failed: failed.filter((one) => rows.has(one.invoiceId)) };
	});
}

function storedEvent({
	made,
	failed
}: {
	made: readonly MadeDocument[];
	failed: readonly { invoiceId: string; problem: DocumentProblem }[];
}): LedgerEvent {
	const stored = made.map(({ document }) => ({ invoice: document.invoiceId, sha256: document.sha256 }));
	const ids = [...stored.map((one) => one.invoice), ...failed.map((one) => one.invoiceId)];
	return { type: 'document.stored', ids, payload: { stored, failed } };
}

/** Asks for documents again, e.g. of history (C6) or after a failure. Runs as one entry of the journal. */
export async function requestDocuments(invoiceIds: readonly string[]): Promise<void> {
	await commit({ type: 'document.requested', ids: [...invoiceIds], payload: {} }, async () => {
		const rows = (await db.invoices.bulkGet([...invoiceIds])).filter((row) => row !== undefined);
		const due = rows.filter((row) => row.kind !== 'draft' && (row.document === 'none' || row.document === 'failed'));
		await saveInvoices(due.map((row) => ({ ...row, document: 'pending' as const, documentProblem: null })));
	});
}

/** The document of an invoice as it was sent last, else its default, with its bytes exactly as they were made. */
export async function documentOf(invoiceId: string): Promise<MadeDocument | null> {
	const document = await currentDocument(invoiceId);
	return document && readDocument(document.id);
}

/** A stored document with its bytes. */
export async function readDocument(documentId: string): Promise<MadeDocument | null> {
	const document = await db.documents.get(documentId);
	const stored = document && (await db.documentBytes.get(document.sha256));
	return document && stored ? { document, bytes: stored.bytes } : null;
}

/** Bytes by their hash, for the hand-over to the relay. */
export const bytesOf = async (sha256: string): Promise<ArrayBuffer | null> =>
	(await db.documentBytes.get(sha256))?.bytes ?? null;
