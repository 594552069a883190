import type { MissingFile } from '#domain/batch.ts';
import type { Sha256 } from '#domain/digest.ts';
import { db } from './db.ts';
import { saveInvoices } from './invoice-store.ts';
import type { MessageRow } from './rows.ts';

/** The files of messages, among those of these hashes, whose bytes are no longer on this device. */
export async function missingFiles(messages: readonly MessageRow[], hashes: readonly string[]): Promise<MissingFile[]> {
	const kept = new Set(await db.documentBytes.where('sha256').anyOf(hashes).primaryKeys());
	const gone = new Set(hashes.filter((sha256) => !kept.has(sha256)));
	const files = new Map<Sha256, MissingFile>();
	for (const { message } of messages) {
		for (const { sha256, fileName } of message.attachments) {
			if (!gone.has(sha256)) continue;
			const numbers = message.invoices.map(({ number }) => number);
			files.set(sha256, { sha256, fileName, numbers: [...(files.get(sha256)?.numbers ?? []), ...numbers] });
		}
	}
	return [...files.values()];
}

/** Of these invoices those whose document is missing have none any more; it can be made again. Runs inside a transaction. */
export async function loseDocuments(invoiceIds: readonly string[], missing: readonly MissingFile[]): Promise<void> {
	const gone = new Set<string>(missing.map(({ sha256 }) => sha256));
	const rows = (await db.invoices.bulkGet([...invoiceIds])).filter((row) => row !== undefined);
	const documents = await db.documents.bulkGet(rows.map(({ documentId }) => documentId ?? ''));
	const lost = rows.filter((_, index) => gone.has(documents[index]?.sha256 ?? ''));
	await saveInvoices(
		lost.map((row) => ({ ...row, document: 'failed', documentId: null, documentProblem: { type: 'Lost' } }))
	);
}
