import type { Debtor } from '#domain/debtor.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import type { Attachment, Message, Party } from '#domain/message.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { db } from '#ledger/db.ts';
import { mailboxOf } from '#ledger/mailboxes.ts';
import type { InvoiceRow, MailKind } from '#ledger/rows.ts';
import { fillMail, mailTextFor, readyText, type Mail, type MailTextError, type ReadyText } from './mail.ts';
import { mailValues } from './mail-values.ts';

/** A mail with all that travels with it, as its debtor gets it. */
export interface ComposedMail extends Mail {
	from: Party;
	replyTo: Party | null;
	recipients: Party[];
	attachments: Attachment[];
}

/** Why an invoice cannot be mailed at this moment. */
export type MailProblem =
	| { type: 'NoMailbox' }
	| { type: 'NoDebtor' }
	| { type: 'NoAddress' }
	| { type: 'NoDocument' }
	| ({ type: 'BadText'; kind: MailKind; language: string } & MailTextError);

/** What composing needs of the device, read once for many mails. */
export class Composer {
	readonly issuer: Issuer;
	readonly mailbox: MailboxStatus;
	readonly #texts = new Map<string, Promise<Result<ReadyText, MailTextError>>>();

	constructor(issuer: Issuer, mailbox: MailboxStatus) {
		this.issuer = issuer;
		this.mailbox = mailbox;
	}

	/** The mail of one invoice. */
	async compose(invoice: InvoiceRow): Promise<Result<ComposedMail & { debtor: Debtor }, MailProblem>> {
		const debtor = await db.debtors.get(invoice.debtorId);
		if (!debtor) return err({ type: 'NoDebtor' });
		if (invoice.addresses.length === 0) return err({ type: 'NoAddress' });
		const document = invoice.documentId && (await db.documents.get(invoice.documentId));
		if (!document) return err({ type: 'NoDocument' });
		const kind: MailKind = invoice.type;
		const text = await this.#text(kind, invoice.language);
		if (!text.ok) return err({ type: 'BadText', kind, language: invoice.language, ...text.error });
		const values = mailValues([invoice], debtor, this.issuer, invoice.language);
		const { sha256, fileName, type, size } = document;
		return ok({
			...fillMail(text.value, values, [invoice.number]),
			...this.#sender(),
			recipients: invoice.addresses.map((address) => ({ address, name: nameOf(debtor, invoice) })),
			attachments: [{ sha256, fileName, type, size, invoiceId: invoice.id, marked: true }],
			debtor
		});
	}

	#text(kind: MailKind, language: InvoiceRow['language']): Promise<Result<ReadyText, MailTextError>> {
		const key = `${kind}|${language}`;
		const known = this.#texts.get(key);
		if (known) return known;
		const read = mailTextFor(this.issuer.id, kind, language).then((text) => readyText(text, language));
		this.#texts.set(key, read);
		return read;
	}

	#sender(): { from: Party; replyTo: Party | null } {
		const { senderAddress, senderName, replyTo } = this.mailbox;
		return {
			from: { address: senderAddress, name: oneLine(senderName || this.issuer.name) },
			replyTo: replyTo ? { address: replyTo, name: oneLine(this.issuer.name) } : null
		};
	}
}

/** The mail of one invoice with what is known now, or why there is none. */
export async function previewMail(invoiceId: string): Promise<Result<ComposedMail, MailProblem>> {
	const invoice = await db.invoices.get(invoiceId);
	const issuer = invoice && (await db.issuers.get(invoice.issuerId));
	if (!invoice || !issuer) return err({ type: 'NoDebtor' });
	const mailbox = await mailboxOf(issuer.mailboxId);
	if (!mailbox) return err({ type: 'NoMailbox' });
	return new Composer(issuer, mailbox).compose(invoice);
}

/** The message that a composed mail is sealed as. */
export const messageOf = (
	mail: ComposedMail & { debtor: Debtor },
	invoice: InvoiceRow,
	mailbox: MailboxStatus,
	ids: { id: string; batchId: string; resendOf: string | null }
): Message => ({
	v: 1,
	id: ids.id,
	batchId: ids.batchId,
	issuerId: invoice.issuerId,
	mailboxId: mailbox.id,
	debtor: { id: mail.debtor.id, number: invoice.buyer.number },
	invoices: [{ id: invoice.id, number: invoice.number }],
	from: mail.from,
	replyTo: mail.replyTo,
	recipients: mail.recipients,
	subject: mail.subject,
	text: mail.text,
	html: mail.html,
	attachments: mail.attachments,
	notBefore: null,
	resendOf: ids.resendOf
});

/** The addressee in clear text, where there is one address that it can belong to. */
const nameOf = (debtor: Debtor, invoice: InvoiceRow): string =>
	invoice.addresses.length === 1 ? oneLine(debtor.addressee) : '';

/** A name for a header: one line, at most 120 characters. */
const oneLine = (text: string): string =>
	[...text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim()].slice(0, 120).join('').trim();
