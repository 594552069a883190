import { PDFDocument } from '@cantoo/pdf-lib';
import { v7 as uuid } from 'uuid';
import { documentMark, type Message } from '#domain/message.ts';
import { sha256 } from './relay-device.ts';
import { validMessage } from './valid-message.ts';

/** A document that names its invoice inside, as ours do. */
export async function markedPdf(mark: string): Promise<Uint8Array> {
	const document = await PDFDocument.create();
	document.addPage().drawText(uuid());
	document.setKeywords([mark]);
	return document.save();
}

/** A message to the practice mailbox about one new invoice, with its document. */
export async function markedMessage(changes: Partial<Message> = {}): Promise<{ message: Message; pdf: Uint8Array }> {
	const draft = validMessage({
		id: uuid(),
		batchId: uuid(),
		mailboxId: 'practice',
		invoices: [newInvoice()],
		...changes
	});
	const [invoice] = draft.invoices;
	const pdf = await markedPdf(documentMark(invoice!.id, invoice!.number, draft.debtor.number));
	const file = { fileName: `${invoice!.number}.pdf`, type: 'application/pdf', invoiceId: invoice!.id, marked: true };
	const attachments = changes.attachments ?? [{ ...file, sha256: sha256(pdf), size: pdf.length }];
	return { message: { ...draft, attachments }, pdf };
}

const newInvoice = () => ({ id: uuid(), number: `2026-${uuid().slice(-6)}` });
