import { v7 as uuid } from 'uuid';
import type { Batch } from '#domain/batch.ts';
import type { Sha256 } from '#domain/digest.ts';
import { sealOf, type Message } from '#domain/message.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { db } from '#ledger/db.ts';
import { messagesOfInvoice } from '#ledger/lists.ts';
import { mailboxOf } from '#ledger/mailboxes.ts';
import { batchOf, type PrepareError } from './approval.ts';
import { Composer, messageOf } from './compose.ts';

/**
 * Composes and seals an invoice once more, for these addresses: the same document, the mail as its text is now, linked
 * to the newest message that was meant for its debtor. Nothing is written: ledger `approveBatch` does that.
 */
export async function prepareResend(
	invoiceId: string,
	addresses: readonly string[]
): Promise<Result<{ batch: Batch; sealed: { message: Message; seal: Sha256 }[] }, PrepareError>> {
	const row = await db.invoices.get(invoiceId);
	const issuer = row && (await db.issuers.get(row.issuerId));
	const before = (await messagesOfInvoice(invoiceId)).find(({ practice }) => !practice);
	if (!row || !issuer || !before) return err({ type: 'Nothing' });
	const mailbox = await mailboxOf(issuer.mailboxId);
	const cannot = { type: 'CannotMail', invoiceId, number: row.number } as const;
	if (!mailbox) return err({ ...cannot, problem: { type: 'NoMailbox' } });
	if (issuer.sample && !mailbox.practice) return err({ type: 'SampleToRealMailbox' });
	const invoice = { ...row, addresses: [...addresses] };
	const mail = await new Composer(issuer, mailbox).compose(invoice);
	if (!mail.ok) return err({ ...cannot, problem: mail.error });
	const ids = { id: uuid(), batchId: uuid(), resendOf: before.id };
	const message = messageOf(mail.value, invoice, mailbox, ids);
	const sealed = [{ message, seal: sealOf(message) }];
	return ok({ batch: batchOf(ids.batchId, issuer, mailbox, sealed), sealed });
}
