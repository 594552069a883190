import { db } from './db.ts';
import { refreshInvoices } from './invoice-store.ts';
import type { MessageRow } from './rows.ts';

/**
 * Takes messages out of batches which the relay has not been asked to seal, and answers those; others may be on their
 * way. What the relay has of them already is cancelled there when their batch is sealed. Runs inside a transaction.
 */
export async function takeOut(messages: readonly MessageRow[]): Promise<MessageRow[]> {
	const taken: MessageRow[] = [];
	for (const [batchId, rows] of Map.groupBy(messages, (message) => message.batchId)) {
		const batch = await db.batches.get(batchId);
		if (batch?.push.type !== 'waiting') continue;
		taken.push(...rows);
		const gone = new Set(rows.map(({ id }) => id));
		const messageIds = batch.messageIds.filter((id) => !gone.has(id));
		if (messageIds.length === 0) await db.batches.delete(batchId);
		else
			await db.batches.put({
				...batch,
				messageIds,
				invoices: batch.invoices - rows.reduce((sum, { invoiceIds }) => sum + invoiceIds.length, 0),
				recipients: batch.recipients - rows.reduce((sum, { recipients }) => sum + recipients.length, 0)
			});
	}
	await db.messages.bulkDelete(taken.map(({ id }) => id));
	await refreshInvoices(taken.flatMap((row) => row.invoiceIds));
	return taken;
}
