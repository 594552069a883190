import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Message } from '#domain/message.ts';
import { sha256 } from '#tests/support/relay-device.ts';
import { validMessage } from '#tests/support/valid-message.ts';

/** Bytes of a document that make a mail of about 60 KB. */
const documentBytes = 43_000;

/** A document that no other message shares. */
export const newDocument = (): Buffer => randomBytes(documentBytes);

/** A message with its document, to an address of its own. */
export function newMessage(index: number, mailboxId: string, batchId: string, document: Buffer): Message {
	const invoice = { id: uuid(), number: `2026-${index}` };
	const file = { fileName: `factuur-${index}.pdf`, type: 'application/pdf', invoiceId: invoice.id, marked: true };
	return validMessage({
		id: uuid(),
		batchId,
		mailboxId,
		invoices: [invoice],
		recipients: [{ address: `inkoop@d${index}.example`, name: '' }],
		attachments: [{ ...file, sha256: sha256(document), size: document.length }]
	});
}
