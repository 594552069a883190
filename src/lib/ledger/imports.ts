import { v7 as uuid } from 'uuid';
import type { Debtor } from '#domain/debtor.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { Invoice } from '#domain/invoice.ts';
import { addToCounters, counterChanges } from './counters.ts';
import { db } from './db.ts';
import { debtorRow, refreshInvoicesOf } from './debtors.ts';
import { portionsOf, readFinished, type FinishedFile } from './finished-files.ts';
import { importLock } from './hidden.ts';
import { project } from './invoice-store.ts';
import { commit } from './journal.ts';
import { freshMarks } from './projection.ts';
import type { InvoiceRow } from './rows.ts';

/** What an import compares a file with. */
export interface Existing {
	debtors: Map<string, { id: string; contentDigest: string }>;
	invoices: Map<string, { id: string; contentDigest: string }>;
}

/** An invoice as an import brings it, with its document where that is a finished PDF. */
export interface PlannedInvoice {
	invoice: Invoice;
	contentDigest: Sha256;
	history: boolean;
	file?: FinishedFile;
}

/** What an accepted dry run writes: all of it or nothing. */
export interface ImportPlan {
	issuerId: string;
	fileName: string;
	fileDigest: Sha256;
	/** New ones and changed ones (with the id of the known row). */
	debtors: { debtor: Debtor; contentDigest: Sha256; change: 'new' | 'changed' }[];
	invoices: PlannedInvoice[];
	/** Rows that were left out. */
	refused: number;
}

/** Rows written at a time; an index costs most, so more does not pay. */
const chunk = 1_000;

/** The debtors and invoices of an issuer by their numbers. */
export async function existingFor(issuerId: string): Promise<Existing> {
	const found: Existing = { debtors: new Map(), invoices: new Map() };
	await db.debtors
		.where('[issuerId+number]')
		.between([issuerId, ''], [issuerId, '\uffff'])
		.each(({ number, id, contentDigest }) => found.debtors.set(number, { id, contentDigest }));
	await db.invoices
		.where('[issuerId+number]')
		.between([issuerId, ' '], [issuerId, '\uffff'])
		.each(({ number, id, contentDigest }) => found.invoices.set(number, { id, contentDigest }));
	return found;
}

/**
 * Writes an import: rows in chunks that no list shows, then one transaction that makes them visible.
 * `onProgress` gets the share that is written, 0 to 1. Answers the import's id.
 */
export const runImport = (plan: ImportPlan, onProgress: (share: number) => void): Promise<string> =>
	navigator.locks.request(importLock, () => writeImport(plan, onProgress));

async function writeImport(plan: ImportPlan, onProgress: (share: number) => void): Promise<string> {
	const importId = uuid();
	const fresh = plan.debtors.filter((row) => row.change === 'new');
	const changed = plan.debtors.filter((row) => row.change === 'changed');
	await refuseDoubles(plan);
	await begin(importId, plan);
	const total = fresh.length + plan.invoices.length || 1;
	let written = 0;
	for (let at = 0; at < fresh.length; at += chunk) {
		const rows = fresh.slice(at, at + chunk).map((row) => debtorRow(row.debtor, importId, row.contentDigest));
		await db.debtors.bulkAdd(rows);
		onProgress((written += rows.length) / total);
	}
	for (const part of portionsOf(plan.invoices, chunk)) {
		await writeInvoices(part, importId);
		onProgress((written += part.length) / total);
	}
	await finish(importId, plan, changed);
	return importId;
}

async function writeInvoices(part: readonly PlannedInvoice[], importId: string): Promise<void> {
	const made = await readFinished(part);
	const documentIds = new Map(made.map(({ document }) => [document.invoiceId, document.id]));
	const marksOf = ({ invoice, history }: PlannedInvoice): Pick<InvoiceRow, 'document' | 'documentId'> => {
		const documentId = documentIds.get(invoice.id);
		if (documentId) return { document: 'stored', documentId };
		return { document: history ? 'none' : 'pending', documentId: null };
	};
	const tables = [db.invoices, db.debtors, db.issuers, db.messages, db.documents, db.documentBytes];
	await db.transaction('rw', tables, async () => {
		await db.documentBytes.bulkPut(made.map(({ document, bytes }) => ({ sha256: document.sha256, bytes })));
		await db.documents.bulkAdd(made.map(({ document }) => document));
		const rows = part.map((one) => {
			const { invoice, contentDigest, history } = one;
			return { ...invoice, ...freshMarks, importId, contentDigest, history, ...marksOf(one) };
		});
		await db.invoices.bulkAdd(await project(rows));
	});
}

/** A plan was made before it held the lock: what another tab has brought since then must not come twice. */
async function refuseDoubles({ issuerId, invoices }: ImportPlan): Promise<void> {
	const keys = await db.invoices.where('[issuerId+number]').between([issuerId, ' '], [issuerId, '\uffff']).keys();
	const known = new Set((keys as unknown as [string, string][]).map(([, number]) => number));
	const double = invoices.find(({ invoice }) => known.has(invoice.number));
	if (double) throw new Error(`invoice ${double.invoice.number} is in the ledger by now`);
}

async function begin(importId: string, plan: ImportPlan): Promise<void> {
	await db.imports.add({
		id: importId,
		issuerId: plan.issuerId,
		state: 'writing',
		fileName: plan.fileName,
		fileDigest: plan.fileDigest,
		debtors: plan.debtors.length,
		invoices: plan.invoices.length,
		lines: plan.invoices.reduce((sum, { invoice }) => sum + invoice.lines.length, 0),
		refused: plan.refused,
		at: new Date().toISOString()
	});
}

async function finish(importId: string, plan: ImportPlan, changed: ImportPlan['debtors']): Promise<void> {
	const { fileName, fileDigest, refused } = plan;
	const counts = { debtors: plan.debtors.length, invoices: plan.invoices.length, refused };
	const ids = [...plan.debtors.map((row) => row.debtor.id), ...plan.invoices.map((row) => row.invoice.id)];
	const documents = plan.invoices.flatMap(({ invoice, file }) =>
		file ? [{ invoice: invoice.id, sha256: file.sha256 }] : []
	);
	const payload = { fileName, fileDigest, ...counts, ids, ...(documents.length > 0 && { documents }) };
	await commit({ type: 'import.finished', ids: [importId], payload }, async () => {
		const rows = await db.invoices.where('importId').equals(importId).toArray();
		await addToCounters(counterChanges([], rows));
		await db.imports.update(importId, { state: 'done' });
		const known = await db.debtors.bulkGet(changed.map((row) => row.debtor.id));
		await db.debtors.bulkPut(
			changed.map((row, index) => debtorRow(row.debtor, known[index]?.importId ?? '', row.contentDigest))
		);
		await refreshInvoicesOf(changed.map((row) => row.debtor.id));
	});
}
