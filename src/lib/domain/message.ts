import { digestJson, type Json } from './canonical-json.ts';
import type { Sha256 } from './digest.ts';

/** A mail address with the name in clear text, or an empty name. The address is one plain addr-spec with an A-label domain. */
export interface Party {
	address: string;
	name: string;
}

/** A file that travels with a message. */
export interface Attachment {
	sha256: Sha256;
	fileName: string;
	/** Media type, e.g. `application/pdf`. */
	type: string;
	/** Bytes. */
	size: number;
	/** The invoice whose document this is, or null for what belongs to the issuer (terms). */
	invoiceId: string | null;
	/** Whether it is one of our own documents, which name their invoice inside and can be checked. */
	marked: boolean;
}

/** One mail for one debtor, sealed: its parts belong together or it is not sent. */
export interface Message {
	/** The version of this form. */
	v: 1;
	/** UUIDv7 each. */
	id: string;
	batchId: string;
	issuerId: string;
	mailboxId: string;
	debtor: { id: string; number: string };
	invoices: { id: string; number: string }[];
	from: Party;
	replyTo: Party | null;
	recipients: Party[];
	subject: string;
	text: string;
	html: string;
	attachments: Attachment[];
	/** Not to be sent before: UTC time and the IANA zone in which it was chosen. */
	notBefore: { utc: string; zone: string } | null;
	/** The message that this one sends again, or null. */
	resendOf: string | null;
}

/** SHA-256 over the RFC 8785 form of the message. */
export const sealOf = (message: Message): Sha256 => digestJson(message as unknown as Json);

/** The mark that our PDFs carry in Info /Keywords: which invoice of which debtor this document is. */
export const documentMark = (invoiceId: string, number: string, debtorNumber: string): string =>
	`facturier:1:${invoiceId}:${encodeURIComponent(number)}:${encodeURIComponent(debtorNumber)}`;

/** Reads a document's mark, or null where there is none. */
export function readDocumentMark(keywords: string): { invoiceId: string; number: string; debtorNumber: string } | null {
	const match = /facturier:1:([0-9a-f-]{36}):([^:\s]*):([^:\s]*)/.exec(keywords);
	if (!match) return null;
	try {
		const [invoiceId, number, debtorNumber] = match.slice(1).map(decodeURIComponent);
		return { invoiceId: invoiceId!, number: number!, debtorNumber: debtorNumber! };
	} catch {
		return null;
	}
}
