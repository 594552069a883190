import type { Batch } from '#domain/batch.ts';
import { messageRow, type SealedMessage } from './batches.ts';
import { db } from './db.ts';
import { refreshInvoices } from './invoice-store.ts';
import type { MessageRow } from './rows.ts';

/** What goes in place of a message that is taken out: the rest of its invoices. */
export interface Replacement extends SealedMessage {
	/** The id of the message that it replaces. */
	replaces: string;
}

/**
 * Takes messages out of batches which the relay has not been asked to seal, and answers those; others may be on their
 * way. What the relay has of them already is cancelled there when their batch is sealed. Replacements of those that were
 * taken out stand in their place. Runs inside a transaction.
 */
export async function takeOut(
	messages: readonly MessageRow[],
	replacements: readonly Replacement[] = []
): Promise<MessageRow[]> {
	const taken: MessageRow[] = [];
	for (const [batchId, rows] of Map.groupBy(messages, (message) => message.batchId)) {
		const batch = await db.batches.get(batchId);
		if (batch?.push.type !== 'waiting') continue;
		taken.push(...rows);
		const fresh = replacements
			.filter(({ replaces }) => rows.some(({ id }) => id === replaces))
			.map((one) => ({ ...messageRow(batch, one), replaces: one.replaces }));
		await db.messages.bulkAdd(fresh.map(({ replaces: _, ...row }) => row));
		const messageIds = batch.messageIds.flatMap((id) =>
			rows.some((row) => row.id === id) ? fresh.filter(({ replaces }) => replaces === id).map((row) => row.id) : [id]
		);
		if (messageIds.length === 0) await db.batches.delete(batchId);
		else await db.batches.put(counted(batch, messageIds, rows, fresh));
	}
	await db.messages.bulkDelete(taken.map(({ id }) => id));
	await refreshInvoices(taken.flatMap((row) => row.invoiceIds));
	return taken;
}

/** A batch after some of its messages went and others came. */
const counted = (
	batch: Batch,
	messageIds: string[],
	gone: readonly MessageRow[],
	fresh: readonly MessageRow[]
): Batch => ({
	...batch,
	messageIds,
	invoices:
		batch.invoices - sum(gone, ({ invoiceIds }) => invoiceIds.length) + sum(fresh, (row) => row.invoiceIds.length),
	recipients:
		batch.recipients - sum(gone, ({ recipients }) => recipients.length) + sum(fresh, (row) => row.recipients.length)
});

const sum = (rows: readonly MessageRow[], count: (row: MessageRow) => number): number =>
	rows.reduce((total, row) => total + count(row), 0);

/** The messages that bring some of these invoices and others too, and can still be taken out; not those a person wrote. */
export async function sharedMessages(invoiceIds: readonly string[]): Promise<MessageRow[]> {
	const messages = await db.messages.where('invoiceIds').anyOf(invoiceIds).distinct().toArray();
	const shared = messages.filter((row) => !row.edited && row.invoiceIds.some((id) => !invoiceIds.includes(id)));
	const batches = await db.batches.bulkGet(shared.map(({ batchId }) => batchId));
	return shared.filter((_, index) => batches[index]?.push.type === 'waiting');
}
