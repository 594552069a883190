import { beforeEach, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { StoredDocument } from '#domain/document.ts';
import { digestText } from '#domain/digest.ts';
import type { Invoice } from '#domain/invoice.ts';
import { sealOf } from '#domain/message.ts';
import { anImported } from '#tests/support/builders.ts';
import { aBatch, aMessage, debtor, planOf, storeDocumentOf, useLedger } from '#tests/support/ledger.ts';
import { approveBatch } from './batches.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { documentOf } from './documents.ts';
import { runImport } from './imports.ts';
import { currentDocument, storeVariant, variantsOf } from './variants.ts';

useLedger();

const address = 'inkoop@x.example';
let invoice: Invoice;
let usual: StoredDocument;
let other: StoredDocument;

/** Approves the invoice with the other variant attached. */
async function sendOther(practice: boolean): Promise<void> {
	const { sha256, fileName, type, size } = other;
	const plain = aMessage(invoice, uuid(), [address]).message;
	const attachments = [{ sha256, fileName, type, size, invoiceId: invoice.id, marked: true }];
	const message = { ...plain, attachments };
	const batch = aBatch(message.batchId, [message.id], practice);
	expect((await approveBatch(batch, [{ message, seal: sealOf(message) }])).ok).toBe(true);
}

beforeEach(async () => {
	await saveDebtor({ ...debtor, invoiceRecipients: address });
	invoice = anImported(debtor, 'F1');
	await runImport(planOf([], [invoice]), () => undefined);
	await storeDocumentOf(invoice);
	[usual] = (await variantsOf(invoice.id)) as [StoredDocument];
	const bytes = new TextEncoder().encode('on letterhead');
	const sha256 = digestText('on letterhead');
	other = { ...usual, id: uuid(), variant: 'classic@1/letterhead:a@1', sha256, size: bytes.length };
	await storeVariant({ document: other, bytes: bytes.buffer });
});

it('keeps the default while a further document stands beside it', async () => {
	expect((await db.invoices.get(invoice.id))?.documentId).toBe(usual.id);
	expect(await currentDocument(invoice.id)).toEqual(usual);
});

it('opens the document that was sent, and not the one of a try', async () => {
	await sendOther(true);
	expect(await currentDocument(invoice.id)).toEqual(usual);
	await sendOther(false);
	expect(await currentDocument(invoice.id)).toEqual(other);
	expect(new TextDecoder().decode((await documentOf(invoice.id))!.bytes)).toBe('on letterhead');
});
