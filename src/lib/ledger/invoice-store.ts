import type { Invoice } from '#domain/invoice.ts';
import { addToCounters, counterChanges } from './counters.ts';
import { db } from './db.ts';
import { hiddenImports } from './hidden.ts';
import { projectInvoice } from './projection.ts';
import type { InvoiceMarks, InvoiceRow, MessageRow } from './rows.ts';

/** Reads, projects and writes rows with their counters. Runs inside a transaction; rows of one call share it. */
export async function saveInvoices(invoices: readonly (Invoice & InvoiceMarks)[]): Promise<InvoiceRow[]> {
	const before = await db.invoices.bulkGet(invoices.map((invoice) => invoice.id));
	const rows = await project(invoices);
	await db.invoices.bulkPut(rows);
	const hidden = await hiddenImports();
	const isCounted = (row: InvoiceRow | undefined) => row !== undefined && !hidden.has(row.importId);
	await addToCounters(counterChanges(before.filter(isCounted), rows.filter(isCounted)));
	return rows;
}

/** Brings the projections of invoices up to date after something else has changed. Runs inside a transaction. */
export async function refreshInvoices(ids: readonly string[]): Promise<void> {
	const rows = await db.invoices.bulkGet([...new Set(ids)]);
	await saveInvoices(rows.filter((row) => row !== undefined));
}

/** Removes drafts with their counters. Runs inside a transaction. */
export async function removeInvoices(ids: readonly string[]): Promise<void> {
	const before = await db.invoices.bulkGet([...ids]);
	await db.invoices.bulkDelete([...ids]);
	await addToCounters(counterChanges(before, []));
}

/** The rows that invoices become; counters are the caller's. */
export async function project(invoices: readonly (Invoice & InvoiceMarks)[]): Promise<InvoiceRow[]> {
	const [debtors, issuers, messages] = await Promise.all([
		byId(db.debtors.bulkGet([...new Set(invoices.map((invoice) => invoice.debtorId))])),
		byId(db.issuers.bulkGet([...new Set(invoices.map((invoice) => invoice.issuerId))])),
		messagesOf(invoices.map((invoice) => invoice.id))
	]);
	return invoices.map((invoice) => {
		const issuer = issuers.get(invoice.issuerId);
		if (!issuer) throw new Error(`invoice ${invoice.id} has no issuer`);
		return projectInvoice(invoice, debtors.get(invoice.debtorId), issuer, messages.get(invoice.id) ?? []);
	});
}

async function byId<T extends { id: string }>(found: PromiseLike<(T | undefined)[]>): Promise<Map<string, T>> {
	return new Map((await found).filter((row) => row !== undefined).map((row) => [row.id, row]));
}

async function messagesOf(invoiceIds: string[]): Promise<Map<string, MessageRow[]>> {
	const found = new Map<string, MessageRow[]>();
	if ((await db.messages.limit(1).primaryKeys()).length === 0) return found;
	const rows = await db.messages.where('invoiceIds').anyOf(invoiceIds).distinct().sortBy('approvedAt');
	for (const row of rows) for (const id of row.invoiceIds) found.set(id, [...(found.get(id) ?? []), row]);
	return found;
}
