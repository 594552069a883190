import type { StoredDocument } from '#domain/document.ts';
import type { Issuer } from '#domain/issuer.ts';
import { db } from '#ledger/db.ts';
import { readDebtor } from '#ledger/debtors.ts';
import { historyOf, type InvoiceEvent } from '#ledger/history.ts';
import { messagesOfInvoice, receiptsOfMessages } from '#ledger/lists.ts';
import { currentDocument } from '#ledger/variants.ts';
import type { DebtorRow, InvoiceRow, MessageRow, ReceiptRow } from '#ledger/rows.ts';

/** An invoice, who sends it, and who it is for as the ledger knows him now. */
export interface InvoiceWithParties {
	invoice: InvoiceRow;
	issuer: Issuer;
	debtor: DebtorRow | null;
}

/** All that the ledger knows of one invoice. */
export interface Dossier extends InvoiceWithParties {
	/** Its mails, the newest first, with every receipt in the order of time. */
	messages: MessageRow[];
	receipts: ReceiptRow[];
	events: InvoiceEvent[];
	document: StoredDocument | null;
}

/** Reads an invoice with its issuer and debtor; null where there is none of this id. */
export async function readInvoice(id: string): Promise<InvoiceWithParties | null> {
	const invoice = await db.invoices.get(id);
	const issuer = invoice && (await db.issuers.get(invoice.issuerId));
	return issuer ? { invoice, issuer, debtor: await readDebtor(invoice.debtorId) } : null;
}

/** Reads an invoice with everything that belongs to it; null where there is none of this id. */
export async function readDossier(id: string): Promise<Dossier | null> {
	const parties = await readInvoice(id);
	if (!parties) return null;
	const { invoice } = parties;
	const messages = await messagesOfInvoice(id);
	return {
		...parties,
		messages,
		receipts: await receiptsOfMessages(messages.map((message) => message.id)),
		events: await historyOf(invoice),
		document: await currentDocument(id)
	};
}
