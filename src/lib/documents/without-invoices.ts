import { v7 as uuid } from 'uuid';
import { sealOf, type Attachment, type Message } from '#domain/message.ts';
import { db } from '#ledger/db.ts';
import type { InvoiceRow, MessageRow } from '#ledger/rows.ts';
import type { Replacement } from '#ledger/take-out.ts';
import { kindOf } from './compose.ts';
import { fillMail, mailTextFor, readyText } from './mail.ts';
import { mailValues } from './mail-values.ts';

/**
 * The message that brings what a sealed one brings, less some invoices: the same sender, addresses and files, its text
 * made anew for the invoices that are left. Null where there is no text for them: then they wait to be sent again.
 */
export async function withoutInvoices(row: MessageRow, gone: readonly string[]): Promise<Replacement | null> {
	const ids = row.invoiceIds.filter((id) => !gone.includes(id));
	const invoices = (await db.invoices.bulkGet(ids)).filter((one) => one !== undefined);
	const issuer = await db.issuers.get(row.issuerId);
	const debtor = await db.debtors.get(row.message.debtor.id);
	const [first] = invoices;
	if (!issuer || !debtor || !first || invoices.length < ids.length) return null;
	const { language } = first;
	const text = await readyText(await mailTextFor(issuer.id, kindOf(invoices), language), language);
	if (!text.ok) return null;
	const numbers = invoices.map(({ number }) => number);
	const mail = fillMail(text.value, mailValues(invoices, debtor, issuer, language), numbers);
	const message: Message = {
		...row.message,
		id: uuid(),
		invoices: invoices.map(({ id, number }) => ({ id, number })),
		subject: mail.subject,
		text: mail.text,
		html: mail.html,
		attachments: row.message.attachments.flatMap((file) => stillOf(file, invoices))
	};
	return { message, seal: sealOf(message), replaces: row.id };
}

/** A file that still travels: it is of nobody in particular, or one of the invoices that are left has it too. */
function stillOf(file: Attachment, invoices: readonly InvoiceRow[]): Attachment[] {
	if (file.invoiceId === null || invoices.some(({ id }) => id === file.invoiceId)) return [file];
	const other = invoices.find(({ enclosures }) => enclosures?.some(({ sha256 }) => sha256 === file.sha256));
	return other ? [{ ...file, invoiceId: other.id }] : [];
}
