import { v7 as uuid } from 'uuid';
import { sealOf } from '#domain/message.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Prepared } from '#ledger/approve.ts';
import { db } from '#ledger/db.ts';
import { messagesOfInvoice } from '#ledger/lists.ts';
import { mailboxOf } from '#ledger/mailboxes.ts';
import { batchOf, cannotMail, type PrepareError } from './approval.ts';
import { Composer, messageOf } from './compose.ts';
import type { EditedText } from './edited-text.ts';
import { planMails } from './plan.ts';

/**
 * Composes and seals an invoice once more, by itself and for these addresses: the same document, the mail as its text is
 * now or as a person wrote it for this time, linked to the newest message that was meant for its debtor. Nothing is
 * written: ledger `approveBatch` does that.
 */
export async function prepareResend(
	invoiceId: string,
	addresses: readonly string[],
	edited: EditedText | null = null
): Promise<Result<Prepared, PrepareError>> {
	const row = await db.invoices.get(invoiceId);
	const issuer = row && (await db.issuers.get(row.issuerId));
	const before = (await messagesOfInvoice(invoiceId)).find(({ practice }) => !practice);
	if (!row || !issuer || !before) return err({ type: 'Nothing' });
	const mailbox = await mailboxOf(issuer.mailboxId);
	if (!mailbox) return err(cannotMail(row, { type: 'NoMailbox' }));
	if (issuer.sample && !mailbox.practice) return err({ type: 'SampleToRealMailbox' });
	const invoice = { ...row, addresses: [...addresses] };
	const { mails, refused } = await planMails({ issuer, mailbox, invoices: [invoice], again: true });
	const [planned] = mails;
	if (!planned) return err(cannotMail(row, refused[0]?.problem ?? { type: 'NoDocument' }));
	const mail = await new Composer(issuer, mailbox).compose(planned, edited);
	if (!mail.ok) return err(cannotMail(row, mail.error));
	const ids = { id: uuid(), batchId: uuid(), resendOf: before.id };
	const message = messageOf(mail.value, planned, mailbox, ids);
	const sealed = [{ message, seal: sealOf(message), ...(edited && { edited: true as const }) }];
	return ok({ batch: batchOf(ids.batchId, issuer, mailbox, sealed), sealed });
}
