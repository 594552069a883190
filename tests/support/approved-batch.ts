import { v7 as uuid } from 'uuid';
import { expect } from 'vitest';
import type { Invoice } from '#domain/invoice.ts';
import { sealOf, type Message } from '#domain/message.ts';
import { approveBatch } from '#ledger/batches.ts';
import { db } from '#ledger/db.ts';
import { saveDebtor } from '#ledger/debtors.ts';
import { storeDocuments } from '#ledger/documents.ts';
import { runImport } from '#ledger/imports.ts';
import { anImported } from './builders.ts';
import { aBatch, debtor, issuer, planOf } from './ledger.ts';
import { markedMessage } from './marked-invoice.ts';

/** A batch that waits in the outbox of the test's ledger. */
export interface ApprovedBatch {
	batchId: string;
	invoices: Invoice[];
	messages: Message[];
}

/** Imports invoices of the test's debtor and approves them for practice, with documents that name them. */
export async function approvePractice(count: number, changes: Partial<Message> = {}): Promise<ApprovedBatch> {
	await saveDebtor(debtor);
	const invoices = Array.from({ length: count }, () => anImported(debtor, `F-${uuid()}`));
	await runImport(planOf([], invoices), () => undefined);
	const batchId = uuid();
	const messages = await Promise.all(invoices.map((invoice) => messageFor(invoice, { batchId, ...changes })));
	const sealed = messages.map((message) => ({ message, seal: sealOf(message) }));
	const batch = aBatch(
		batchId,
		messages.map(({ id }) => id),
		true
	);
	expect((await approveBatch(batch, sealed)).ok).toBe(true);
	return { batchId, invoices, messages };
}

/** How far the ledger says that a batch is. */
export const pushOf = async (batchId: string) => (await db.batches.get(batchId))?.push;

/** A sealed practice message that carries an invoice, its document stored in the ledger. */
export async function messageFor({ id, number }: Invoice, changes: Partial<Message>): Promise<Message> {
	const { message, pdf } = await markedMessage({
		issuerId: issuer.id,
		debtor: { id: debtor.id, number: debtor.number },
		invoices: [{ id, number }],
		subject: `Factuur ${number}`,
		recipients: [{ address: 'inkoop@delinde.example', name: '' }],
		...changes
	});
	const [{ sha256, size, fileName }] = message.attachments as [Message['attachments'][0]];
	const document = { id: uuid(), invoiceId: id, variant: 'classic@1/drawn', sha256, size, pages: 1, fileName };
	const rest = { type: 'application/pdf' as const, createdAt: '', madeAfterwards: false };
	await storeDocuments([{ document: { ...document, ...rest }, bytes: new Uint8Array(pdf).buffer }], []);
	return message;
}
