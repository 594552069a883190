import type { Batch, BatchPush } from '#domain/batch.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { Message } from '#domain/message.ts';
import { sameAddress, writeRecipients } from '#domain/recipients.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { db } from './db.ts';
import { refreshInvoices } from './invoice-store.ts';
import { commit, commitIf } from './journal.ts';
import { loseDocuments } from './missing-files.ts';
import type { InvoiceRow, MessageRow } from './rows.ts';
import { underWayAt } from './under-way.ts';

/** Why a batch was not approved: these invoices are no longer free to be sent, or not to those addresses. */
export type ApproveError = { type: 'NoLongerFree'; invoiceIds: string[] };

/** A message with its seal; `edited` where a person wrote its text for this mail alone. */
export interface SealedMessage {
	message: Message;
	seal: Sha256;
	edited?: true;
}

/** Approves sealed messages as one batch: they stand in the outbox from then on, all of them or none. */
export async function approveBatch(
	batch: Batch,
	sealed: readonly SealedMessage[]
): Promise<Result<Batch, ApproveError>> {
	const seals = sealed.map(({ message, seal }) => ({ id: message.id, seal }));
	return commitIf(
		() => ({ type: 'batch.approved', ids: [batch.id], payload: { batch, seals } }),
		async () => {
			const issuer = await db.issuers.get(batch.issuerId);
			if (issuer?.sample && !batch.practice) throw new Error('sample data goes to the practice mailbox alone');
			const busy = await noLongerFree(sealed.map(({ message }) => message));
			if (busy.length > 0) return err({ type: 'NoLongerFree', invoiceIds: busy });
			await db.batches.add(batch);
			await db.messages.bulkAdd(sealed.map((one) => messageRow(batch, one)));
			await refreshInvoices(sealed.flatMap(({ message }) => message.invoices.map((invoice) => invoice.id)));
			return ok(batch);
		}
	);
}

/**
 * The invoices that cannot go as sealed: on their way or done already, or with other addresses by now, because another
 * tab changed their debtor in the meantime. What is sent once more must have failed or arrived before, and names the
 * message that it comes after; its addresses are its own, but none at which a mail is still open. Runs inside a transaction.
 */
async function noLongerFree(messages: readonly Message[]): Promise<string[]> {
	const sealed = messages.flatMap((message) => message.invoices.map(({ id }) => ({ id, message })));
	const rows = await db.invoices.bulkGet(sealed.map(({ id }) => id));
	const resent = sealed.filter(({ message }) => message.resendOf !== null).map(({ id }) => id);
	const earlier = await db.messages.where('invoiceIds').anyOf(resent).distinct().toArray();
	const isFree = (row: InvoiceRow | undefined, { resendOf, ...message }: Message): boolean => {
		if (row?.document !== 'stored') return false;
		if (resendOf === null) return row.state === 'to-send' && writeRecipients(row.addresses) === addressesOf(message);
		const before = earlier.filter(({ invoiceIds }) => invoiceIds.includes(row.id));
		const open = underWayAt(before);
		const isOpen = message.recipients.some(({ address }) => open.some((one) => sameAddress(one, address)));
		return before.some(({ id }) => id === resendOf) && !isOpen && (row.state === 'problem' || row.state === 'sent');
	};
	return sealed.filter(({ message }, index) => !isFree(rows[index], message)).map(({ id }) => id);
}

const addressesOf = ({ recipients }: Pick<Message, 'recipients'>): string =>
	writeRecipients(recipients.map(({ address }) => address));

/** A message as the ledger keeps it from its approval on. */
export const messageRow = (
	batch: Pick<Batch, 'id' | 'practice' | 'approvedAt'>,
	{ message, seal, edited }: SealedMessage
): MessageRow => ({
	id: message.id,
	batchId: batch.id,
	issuerId: message.issuerId,
	invoiceIds: message.invoices.map((invoice) => invoice.id),
	message,
	seal,
	practice: batch.practice,
	recipients: message.recipients.map(({ address }) => ({ address, state: 'approved', receipt: null })),
	approvedAt: batch.approvedAt,
	sentAt: '',
	...(edited && { edited })
});

/** The batches that the relay has not confirmed, the oldest first. */
export const outboxBatches = async (): Promise<Batch[]> =>
	(await db.batches.where('push.type').anyOf('waiting', 'sealing').toArray()).toSorted((a, b) =>
		a.approvedAt.localeCompare(b.approvedAt)
	);

/** All batches of an issuer, the newest first. */
export const batchesOf = async (issuerId: string): Promise<Batch[]> =>
	db.batches.where('[issuerId+approvedAt]').between([issuerId, ''], [issuerId, '\uffff']).reverse().toArray();

/** The messages of a batch in its order. */
export async function messagesOfBatch(batch: Batch): Promise<MessageRow[]> {
	return (await db.messages.bulkGet(batch.messageIds)).filter((row) => row !== undefined);
}

/** Keeps how many parts of a waiting batch the relay has, for other tabs and for the next start. Not journalled. */
export async function keepPushParts(batchId: string, parts: { done: number; total: number }): Promise<void> {
	await db.transaction('rw', db.batches, async () => {
		const batch = await db.batches.get(batchId);
		if (batch?.push.type === 'waiting') await db.batches.put({ ...batch, push: { type: 'waiting', parts } });
	});
}

/** Records where the hand-over stands; all parts are there, so nothing can be taken out any more. Not journalled. */
export async function markSealing(batchId: string): Promise<Batch | null> {
	return db.transaction('rw', db.batches, async () => {
		const batch = await db.batches.get(batchId);
		if (!batch || (batch.push.type !== 'waiting' && batch.push.type !== 'sealing')) return null;
		const sealing: Batch = { ...batch, push: { type: 'sealing' } };
		await db.batches.put(sealing);
		return sealing;
	});
}

/**
 * Of every batch that waits the relay may have been asked to seal it, by the device that this ledger was restored or
 * copied from: nothing can be taken out of it here any more. Runs inside a transaction.
 */
export async function sealAllWaiting(): Promise<void> {
	await db.batches
		.where('push.type')
		.equals('waiting')
		.modify({ push: { type: 'sealing' } });
}

/** Records that the relay has taken a batch, or that it is refused for good: by the relay, or for want of its files here. */
export async function recordPush(
	batchId: string,
	push: Extract<BatchPush, { type: 'sealed' | 'refused' }>
): Promise<void> {
	const type = push.type === 'sealed' ? 'batch.sealed' : 'batch.refused';
	await commit({ type, ids: [batchId], payload: push }, async () => {
		await db.batches.update(batchId, push.type === 'refused' ? await released(batchId, push) : { push });
	});
}

/**
 * A refused batch goes out no more: its messages go, its invoices are free again. Those of which the relay has spoken
 * stay, since another device of this ledger has handed them over. Answers what changes of the batch. Runs inside a transaction.
 */
async function released(
	batchId: string,
	push: Extract<BatchPush, { type: 'refused' }>
): Promise<Pick<Batch, 'messageIds' | 'push'>> {
	const messages = await db.messages.where('batchId').equals(batchId).toArray();
	const [known, unheard] = [true, false].map((isKnown) =>
		messages.filter(({ recipients }) => recipients.some(({ receipt }) => receipt !== null) === isKnown)
	) as [MessageRow[], MessageRow[]];
	await db.messages.bulkDelete(unheard.map(({ id }) => id));
	const invoiceIds = unheard.flatMap((message) => message.invoiceIds);
	await refreshInvoices(invoiceIds);
	if (push.missing) await loseDocuments(invoiceIds, push.missing);
	return { messageIds: known.map(({ id }) => id), push: { ...push, invoiceIds } };
}
