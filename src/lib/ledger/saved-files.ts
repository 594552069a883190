import { v7 as uuid } from 'uuid';
import type { Sha256 } from '#domain/digest.ts';
import { goesOnPaper } from '#domain/route.ts';
import { db } from './db.ts';
import { fileSettings } from './file-settings.ts';
import { saveInvoices } from './invoice-store.ts';
import { commit } from './journal.ts';
import type { InvoiceRow, SavedFileRow } from './rows.ts';

/**
 * A document that was saved as a file; `folderId` and `path` are empty where the browser put it among its downloads,
 * `documentId` where the file only goes along with its invoice.
 */
export type SavedDocument = Pick<SavedFileRow, 'invoiceId' | 'documentId' | 'sha256' | 'folderId' | 'path'>;

/**
 * Records that documents were saved, as one entry of the journal: from then on they count as used. Where PDFs take the
 * place of printing, an invoice that goes on paper is done by its own document, and by nothing that goes along.
 */
export async function recordSaved(saved: readonly SavedDocument[]): Promise<void> {
	if (saved.length === 0) return;
	const at = new Date().toISOString();
	const ids = [...new Set(saved.map(({ invoiceId }) => invoiceId))];
	const payload = saved.map(({ invoiceId, sha256, path }) => ({ invoice: invoiceId, sha256, path }));
	await commit({ type: 'document.saved', ids, payload: { saved: payload } }, async () => {
		const { paperAsPdf } = await fileSettings();
		const inFolder = saved.filter(({ folderId }) => folderId !== '');
		await db.savedFiles.bulkAdd(inFolder.map((one) => ({ ...one, id: uuid(), at, state: 'there' })));
		const own = new Set(saved.filter(({ documentId }) => documentId !== '').map(({ invoiceId }) => invoiceId));
		const rows = (await db.invoices.bulkGet([...own])).filter((row) => row !== undefined);
		const settles = (row: InvoiceRow) => paperAsPdf && goesOnPaper(row.route) && !row.printedAt && !row.savedInsteadAt;
		await saveInvoices(rows.map((row) => ({ ...row, savedAt: at, ...(settles(row) && { savedInsteadAt: at }) })));
	});
}

/** What lies in a folder, as far as this ledger put it there, of these invoices. */
export async function savedInFolder(folderId: string, invoiceIds: readonly string[]): Promise<SavedFileRow[]> {
	const rows = await db.savedFiles
		.where('invoiceId')
		.anyOf([...invoiceIds])
		.toArray();
	return rows.filter((row) => row.folderId === folderId && row.state === 'there');
}

/** The copies in a folder whose invoices have been sent since: the folder needs them no more. */
export async function copiesOfSent(folderId: string): Promise<SavedFileRow[]> {
	const rows = (await db.savedFiles.where('state').equals('there').toArray()).filter(
		(row) => row.folderId === folderId
	);
	const invoices = await db.invoices.bulkGet(rows.map(({ invoiceId }) => invoiceId));
	return rows.filter(({ at }, index) => {
		const invoice = invoices[index];
		return invoice?.state === 'sent' && !invoice.savedInsteadAt && invoice.sentAt >= at;
	});
}

/** Records what became of a copy: taken away, gone by another hand, or changed and so left where it is. */
export async function recordCopy(id: string, state: Exclude<SavedFileRow['state'], 'there'>): Promise<void> {
	await db.savedFiles.update(id, { state });
}

/** A document by the hash of its bytes. */
export const keyOfSaved = ({ invoiceId, sha256 }: { invoiceId: string; sha256: Sha256 }): string =>
	`${invoiceId} ${sha256}`;
