import { db } from './db.ts';

/** Imports that are still being written: no list shows their rows, no counter counts them. */
export const hiddenImports = async (): Promise<Set<string>> =>
	new Set(await db.imports.where('state').equals('writing').primaryKeys());

/** Ids of the invoices that no list may show yet; nearly always none. */
export async function hiddenInvoices(): Promise<Set<string>> {
	const imports = await hiddenImports();
	if (imports.size === 0) return new Set();
	return new Set(
		await db.invoices
			.where('importId')
			.anyOf([...imports])
			.primaryKeys()
	);
}

/** Held while an import is written, so that no other tab takes it for an interrupted one. */
export const importLock = 'facturier-import';

/** Removes what an interrupted import left behind; does nothing while one is being written. */
export async function dropInterruptedImports(): Promise<void> {
	await navigator.locks.request(importLock, { ifAvailable: true }, async (lock) => {
		if (lock) await dropWriting();
	});
}

const dropWriting = (): Promise<void> =>
	db.transaction('rw', [db.imports, db.invoices, db.debtors, db.documents, db.documentBytes], async () => {
		const imports = [...(await hiddenImports())];
		if (imports.length === 0) return;
		const invoices = db.invoices.where('importId').anyOf(imports);
		await dropDocuments(await invoices.primaryKeys());
		await invoices.delete();
		await db.debtors.where('importId').anyOf(imports).delete();
		await db.imports.bulkDelete(imports);
	});

/** Removes documents, and their bytes where no other document is the same. Runs inside a transaction. */
async function dropDocuments(invoiceIds: readonly string[]): Promise<void> {
	const documents = await db.documents.where('invoiceId').anyOf(invoiceIds).toArray();
	await db.documents.bulkDelete(documents.map(({ id }) => id));
	for (const { sha256 } of documents) {
		if ((await db.documents.where('sha256').equals(sha256).count()) === 0) await db.documentBytes.delete(sha256);
	}
}
