import type { Debtor } from '#domain/debtor.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Language } from '#domain/language.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import type { Attachment, Message, Party } from '#domain/message.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { db } from '#ledger/db.ts';
import { mailboxOf } from '#ledger/mailboxes.ts';
import type { InvoiceRow, MailKind } from '#ledger/rows.ts';
import { editableText, editedMail, type EditedText } from './edited-text.ts';
import { fillMail, mailTextFor, readyText, type Mail, type MailTextError, type ReadyText } from './mail.ts';
import { mailValues } from './mail-values.ts';
import { partWords } from './part-words.ts';
import { planMails, type PlannedMail, type PlanProblem } from './plan.ts';

/** A mail with all that travels with it, as its debtor gets it. */
export interface ComposedMail extends Mail {
	from: Party;
	replyTo: Party | null;
	recipients: Party[];
	attachments: Attachment[];
	/** Its text as a person may change it for this mail alone. */
	editable: EditedText;
	/** Whether a person has. */
	edited: boolean;
}

/** Why an invoice cannot be mailed at this moment. */
export type MailProblem =
	{ type: 'NoMailbox' } | PlanProblem | ({ type: 'BadText'; kind: MailKind; language: Language } & MailTextError);

/** The text that a mail of these invoices gets. */
export function kindOf(invoices: readonly Pick<InvoiceRow, 'type' | 'foreign' | 'dueDate'>[]): MailKind {
	const [first, second] = invoices;
	if (invoices.some(leavesOpen)) return 'finished';
	return second || !first ? 'invoices' : first.type;
}

/** Whether nothing but its PDF says what an invoice comes to, or when it is due. */
const leavesOpen = ({ type, foreign, dueDate }: Pick<InvoiceRow, 'type' | 'foreign' | 'dueDate'>): boolean =>
	type === 'invoice' && foreign !== undefined && (foreign.gross === 'unknown' || dueDate === '');

/** What composing needs of the device, read once for many mails. */
export class Composer {
	readonly issuer: Issuer;
	readonly mailbox: MailboxStatus;
	readonly #texts = new Map<string, Promise<Result<ReadyText, MailTextError>>>();

	constructor(issuer: Issuer, mailbox: MailboxStatus) {
		this.issuer = issuer;
		this.mailbox = mailbox;
	}

	/** A planned mail in words; `edited` is what a person wrote for it in place of its text. */
	async compose(planned: PlannedMail, edited: EditedText | null = null): Promise<Result<ComposedMail, MailProblem>> {
		const { invoices, debtor, attachments, part } = planned;
		const first = invoices[0]!;
		const kind = kindOf(invoices);
		const text = await this.#text(kind, first.language);
		if (!text.ok) return err({ type: 'BadText', kind, language: first.language, ...text.error });
		const values = mailValues(invoices, debtor, this.issuer, first.language);
		const numbers = invoices.map(({ number }) => number);
		const suffix = part ? partWords[first.language](part) : '';
		const mail = edited ? await editedMail(edited, first.language) : fillMail(text.value, values, numbers, suffix);
		return ok({
			...mail,
			...this.#sender(),
			recipients: first.addresses.map((address) => ({ address, name: nameOf(debtor, first) })),
			attachments,
			editable: edited ?? editableText(text.value, values, numbers, suffix),
			edited: edited !== null
		});
	}

	#text(kind: MailKind, language: Language): Promise<Result<ReadyText, MailTextError>> {
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

/** The mail of one invoice by itself with what is known now, or why there is none. */
export async function previewMail(
	invoiceId: string,
	{ addresses, edited }: { addresses?: readonly string[]; edited?: EditedText | null } = {}
): Promise<Result<ComposedMail, MailProblem>> {
	const row = await db.invoices.get(invoiceId);
	const issuer = row && (await db.issuers.get(row.issuerId));
	if (!row || !issuer) return err({ type: 'NoDebtor' });
	const mailbox = await mailboxOf(issuer.mailboxId);
	if (!mailbox) return err({ type: 'NoMailbox' });
	const invoice = addresses ? { ...row, addresses: [...addresses] } : row;
	const { mails, refused } = await planMails({ issuer, mailbox, invoices: [invoice], again: true });
	const [planned] = mails;
	if (!planned) return err(refused[0]?.problem ?? { type: 'NoDocument' });
	return new Composer(issuer, mailbox).compose(planned, edited);
}

/** The message that a composed mail is sealed as. */
export function messageOf(
	mail: ComposedMail,
	{ invoices, debtor }: PlannedMail,
	mailbox: MailboxStatus,
	ids: { id: string; batchId: string; resendOf: string | null }
): Message {
	const first = invoices[0]!;
	return {
		v: 1,
		id: ids.id,
		batchId: ids.batchId,
		issuerId: first.issuerId,
		mailboxId: mailbox.id,
		debtor: { id: debtor.id, number: first.buyer.number },
		invoices: invoices.map(({ id, number }) => ({ id, number })),
		from: mail.from,
		replyTo: mail.replyTo,
		recipients: mail.recipients,
		subject: mail.subject,
		text: mail.text,
		html: mail.html,
		attachments: mail.attachments,
		notBefore: null,
		resendOf: ids.resendOf
	};
}

/** The addressee in clear text, where there is one address that it can belong to. */
const nameOf = (debtor: Debtor, invoice: InvoiceRow): string =>
	invoice.addresses.length === 1 ? oneLine(debtor.addressee) : '';

/** A name for a header: one line, at most 120 characters. */
const oneLine = (text: string): string =>
	[...text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim()].slice(0, 120).join('').trim();
