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
	db.transaction('rw', db.imports, db.invoices, db.debtors, async () => {
		const imports = [...(await hiddenImports())];
		if (imports.length === 0) return;
		await db.invoices.where('importId').anyOf(imports).delete();
		await db.debtors.where('importId').anyOf(imports).delete();
		await db.imports.bulkDelete(imports);
	});
