import { v7 as uuid } from 'uuid';
import type { Batch } from '#domain/batch.ts';
import type { HeadChoice } from '#domain/head-choice.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import { sealOf, type Message } from '#domain/message.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Prepared } from '#ledger/approve.ts';
import { db } from '#ledger/db.ts';
import { Composer, messageOf, type MailProblem } from './compose.ts';
import type { EditedText } from './edited-text.ts';
import { planMails } from './plan.ts';
import type { LeftOut } from './travelling.ts';

/** What is to be approved. */
export interface ApprovalRequest {
	issuer: Issuer;
	mailbox: MailboxStatus;
	invoiceIds: readonly string[];
	/** The time before which nothing of it may go; as soon as possible where absent. */
	notBefore?: Message['notBefore'];
	/** What stands behind the documents; absent for each invoice's usual one. */
	head?: HeadChoice;
	/** Files that do not travel this time. */
	leftOut?: LeftOut;
	/** Texts that a person wrote for single mails, by the keys of those mails. */
	edited?: Readonly<Record<string, EditedText>>;
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

/** Composes and seals the messages of a batch. Nothing is written: ledger `approveBatch` does that, all or none. */
export async function prepareBatch(request: ApprovalRequest): Promise<Result<Prepared, PrepareError>> {
	const { issuer, mailbox, invoiceIds, edited, onProgress } = request;
	if (issuer.sample && !mailbox.practice) return err({ type: 'SampleToRealMailbox' });
	const invoices = (await db.invoices.bulkGet([...invoiceIds])).filter((row) => row !== undefined);
	if (invoices.length === 0) return err({ type: 'Nothing' });
	const { mails, refused } = await planMails({ ...request, invoices });
	const [first] = refused;
	if (first) return err(cannotMail(first.invoice, first.problem));
	const composer = new Composer(issuer, mailbox);
	const batchId = uuid();
	const sealed: Prepared['sealed'] = [];
	for (const planned of mails) {
		const mail = await composer.compose(planned, edited?.[planned.key]);
		if (!mail.ok) return err(cannotMail(planned.invoices[0]!, mail.error));
		const ids = { id: uuid(), batchId, resendOf: null };
		const message = { ...messageOf(mail.value, planned, mailbox, ids), notBefore: request.notBefore ?? null };
		sealed.push({ message, seal: sealOf(message), ...(mail.value.edited && { edited: true }) });
		if (sealed.length % slice === 0) {
			onProgress?.(sealed.length / mails.length);
			await nextTask();
		}
	}
	return ok({ batch: batchOf(batchId, issuer, mailbox, sealed), sealed });
}

/** That an invoice cannot be mailed, and why. */
export const cannotMail = (
	{ id, number }: { id: string; number: string },
	problem: MailProblem
): Extract<PrepareError, { type: 'CannotMail' }> => ({ type: 'CannotMail', invoiceId: id, number, problem });

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
