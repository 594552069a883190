import { v7 as uuid } from 'uuid';
import type { Batch } from '#domain/batch.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import { sealOf, type Message } from '#domain/message.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { db } from '#ledger/db.ts';
import { Composer, messageOf, type MailProblem } from './compose.ts';

/** What is to be approved. */
export interface ApprovalRequest {
	issuer: Issuer;
	mailbox: MailboxStatus;
	invoiceIds: readonly string[];
	/** The time before which nothing of it may go; as soon as possible where absent. */
	notBefore?: Message['notBefore'];
	/** Share that is sealed, 0 to 1. */
	onProgress?: (share: number) => void;
}

/** Why a batch cannot be made: nothing in it, sample invoices to a real mailbox, or the first mail that fails. */
export type PrepareError =
	| { type: 'Nothing' }
	| { type: 'SampleToRealMailbox' }
	| { type: 'CannotMail'; invoiceId: string; number: string; problem: MailProblem };

/** Messages sealed at a time before the screen gets its turn. */
const slice = 6;

/** Composes and seals one message per invoice. Nothing is written: ledger `approveBatch` does that, all or none. */
export async function prepareBatch(
	request: ApprovalRequest
): Promise<Result<{ batch: Batch; sealed: { message: Message; seal: Sha256 }[] }, PrepareError>> {
	const { issuer, mailbox, invoiceIds } = request;
	if (issuer.sample && !mailbox.practice) return err({ type: 'SampleToRealMailbox' });
	const rows = (await db.invoices.bulkGet([...invoiceIds])).filter((row) => row !== undefined);
	if (rows.length === 0) return err({ type: 'Nothing' });
	const composer = new Composer(issuer, mailbox);
	const batchId = uuid();
	const sealed: { message: Message; seal: Sha256 }[] = [];
	for (const row of rows) {
		const mail = await composer.compose(row);
		if (!mail.ok) return err({ type: 'CannotMail', invoiceId: row.id, number: row.number, problem: mail.error });
		const ids = { id: uuid(), batchId, resendOf: null };
		const message = { ...messageOf(mail.value, row, mailbox, ids), notBefore: request.notBefore ?? null };
		sealed.push({ message, seal: sealOf(message) });
		if (sealed.length % slice === 0) {
			request.onProgress?.(sealed.length / rows.length);
			await nextTask();
		}
	}
	return ok({ batch: batchOf(batchId, issuer, mailbox, sealed), sealed });
}

/** The batch that sealed messages make, before the relay knows of it. */
export const batchOf = (
	id: string,
	issuer: Issuer,
	mailbox: MailboxStatus,
	sealed: readonly { message: Message }[]
): Batch => ({
	id,
	issuerId: issuer.id,
	mailboxId: mailbox.id,
	practice: mailbox.practice,
	approvedAt: new Date().toISOString(),
	messageIds: sealed.map((one) => one.message.id),
	invoices: sealed.reduce((sum, one) => sum + one.message.invoices.length, 0),
	recipients: sealed.reduce((sum, one) => sum + one.message.recipients.length, 0),
	push: { type: 'waiting' }
});

/** Lets the screen draw and take input. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
