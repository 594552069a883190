import type { StoredDocument } from '#domain/document.ts';
import type { Issuer } from '#domain/issuer.ts';
import { db } from '#ledger/db.ts';
import { historyOf, type InvoiceEvent } from '#ledger/history.ts';
import { messagesOfInvoice, receiptsOfMessages } from '#ledger/lists.ts';
import type { DebtorRow, InvoiceRow, MessageRow, ReceiptRow } from '#ledger/rows.ts';

/** All that the ledger knows of one invoice. */
export interface Dossier {
	invoice: InvoiceRow;
	debtor: DebtorRow | null;
	issuer: Issuer;
	/** Its mails, the newest first, with every receipt in the order of time. */
	messages: MessageRow[];
	receipts: ReceiptRow[];
	events: InvoiceEvent[];
	document: StoredDocument | null;
}

/** Reads an invoice with what belongs to it; null where there is none of this id. */
export async function readDossier(id: string): Promise<Dossier | null> {
	const invoice = await db.invoices.get(id);
	const issuer = invoice && (await db.issuers.get(invoice.issuerId));
	if (!invoice || !issuer) return null;
	const messages = await messagesOfInvoice(id);
	return {
		invoice,
		issuer,
		messages,
		debtor: (await db.debtors.get(invoice.debtorId)) ?? null,
		receipts: await receiptsOfMessages(messages.map((message) => message.id)),
		events: await historyOf(invoice),
		document: (invoice.documentId && (await db.documents.get(invoice.documentId))) || null
	};
}
