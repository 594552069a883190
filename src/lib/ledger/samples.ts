import { v7 as uuid } from 'uuid';
import type { Receipt } from '#domain/contract.ts';
import type { Issuer } from '#domain/issuer.ts';
import { sealOf, type Message } from '#domain/message.ts';
import type { Samples } from '#domain/samples/samples.ts';
import { db } from './db.ts';
import { debtorRow } from './debtors.ts';
import { saveInvoices } from './invoice-store.ts';
import { commit } from './journal.ts';
import { freshMarks } from './projection.ts';
import type { MessageRow } from './rows.ts';

/** The seed of the app's sample data: everybody looks around in the same bakery. */
const seed = 17;

/** The sample issuer, or null where no sample data is loaded. */
export const loadedSamples = async (): Promise<Issuer | null> =>
	(await db.issuers.toArray()).find((issuer) => issuer.sample) ?? null;

/** Puts the sample issuer with all its rows into the ledger, once, as one event. Its batches are never handed over. */
export async function loadSamples(now: string): Promise<Issuer> {
	const known = await loadedSamples();
	if (known) return known;
	const { makeSamples } = await import('#domain/samples/samples.ts');
	const samples = makeSamples({ seed, now, newId: uuid });
	const { issuer, debtors, invoices, messages } = samples;
	const payload = { seed, debtors: debtors.length, invoices: invoices.length, messages: messages.length };
	await commit({ type: 'samples.loaded', ids: [issuer.id], payload }, () => write(samples));
	return issuer;
}

async function write(samples: Samples): Promise<void> {
	await db.issuers.add(samples.issuer);
	await db.series.bulkAdd(samples.series);
	await db.debtors.bulkAdd(samples.debtors.map((debtor) => debtorRow(debtor, '', '')));
	await db.batches.bulkAdd(samples.batches);
	await db.messages.bulkAdd(messageRows(samples));
	await db.receipts.bulkAdd(samples.receipts);
	await saveInvoices(samples.invoices.map(({ invoice, marks }) => ({ ...freshMarks, ...invoice, ...marks })));
}

function messageRows({ messages, batches, receipts }: Samples): MessageRow[] {
	const batchById = new Map(batches.map((batch) => [batch.id, batch]));
	const receiptsByMessage = Map.groupBy(receipts, (receipt) => receipt.messageId);
	return messages.map((message) => {
		const { practice, approvedAt } = batchById.get(message.batchId)!;
		return messageRow(message, receiptsByMessage.get(message.id) ?? [], practice, approvedAt);
	});
}

const messageRow = (
	message: Message,
	receipts: readonly Receipt[],
	practice: boolean,
	approvedAt: string
): MessageRow => ({
	id: message.id,
	batchId: message.batchId,
	issuerId: message.issuerId,
	invoiceIds: message.invoices.map((invoice) => invoice.id),
	message,
	seal: sealOf(message),
	practice,
	recipients: message.recipients.map(({ address }) => {
		const receipt = receipts.findLast((one) => one.recipient === address) ?? null;
		return { address, state: receipt?.state ?? 'queued', receipt };
	}),
	approvedAt,
	sentAt: receipts.find((receipt) => receipt.state === 'accepted')?.at ?? ''
});

/** Takes the sample issuer and everything that belongs to it out of the ledger, as one event. */
export async function clearSamples(): Promise<void> {
	const issuer = await loadedSamples();
	if (!issuer) return;
	await commit({ type: 'samples.cleared', ids: [issuer.id], payload: {} }, () => removeAllOf(issuer.id));
}

async function removeAllOf(issuerId: string): Promise<void> {
	const invoiceIds = await db.invoices.where('keys').startsWith(`${issuerId}|all|any|`).primaryKeys();
	const messageIds = await db.messages.where('invoiceIds').anyOf(invoiceIds).distinct().primaryKeys();
	const documents = db.documents.where('invoiceId').anyOf(invoiceIds);
	await db.documentBytes.bulkDelete((await documents.toArray()).map((document) => document.sha256));
	await documents.delete();
	await db.receipts.where('messageId').anyOf(messageIds).delete();
	await db.messages.bulkDelete(messageIds);
	await db.batches.where('[issuerId+approvedAt]').between([issuerId, ''], [issuerId, '\uffff']).delete();
	await db.invoices.bulkDelete(invoiceIds);
	await db.counters.where('key').startsWith(`${issuerId}|`).delete();
	await db.debtors.where('key').startsWithAnyOf(`${issuerId}|`, `merged|${issuerId}|`).delete();
	await db.imports.filter((row) => row.issuerId === issuerId).delete();
	await db.mailTexts.where('issuerId').equals(issuerId).delete();
	await db.letterheads.where('issuerId').equals(issuerId).delete();
	await db.series.where('issuerId').equals(issuerId).delete();
	await db.issuers.delete(issuerId);
}
