import type { Batch } from '#domain/batch.ts';
import { messagesOfBatch } from './batches.ts';
import { db } from './db.ts';
import type { MessageRow } from './rows.ts';
import { readSetting, writeSetting } from './settings.ts';

const key = 'tell-results';

/** Whether a person wants to be told when a batch is done; yes at first. */
export const wantsResults = (): Promise<boolean> => readSetting(key, true);

/** Remembers whether a person wants to be told when a batch is done. */
export const chooseResults = (wanted: boolean): Promise<void> => writeSetting(key, wanted);

const untold = () =>
	db.batches
		.where('push.type')
		.equals('sealed')
		.and(({ push }) => push.type === 'sealed' && push.untold === true);

/** Whether there is a batch whose result nobody was told yet, though it may still be under way. */
export const anyUntold = async (): Promise<boolean> => (await untold().count()) > 0;

/** The batches that the relay has, but whose result nobody was told yet, with their messages. */
export async function untoldBatches(): Promise<{ batch: Batch; messages: MessageRow[] }[]> {
	return Promise.all(
		(await untold().toArray()).map(async (batch) => ({ batch, messages: await messagesOfBatch(batch) }))
	);
}

/** A person has seen the result of a batch. Not journalled. */
export async function markTold(batchId: string): Promise<void> {
	await db.transaction('rw', db.batches, async () => {
		const batch = await db.batches.get(batchId);
		if (batch?.push.type === 'sealed') await db.batches.put({ ...batch, push: { type: 'sealed', at: batch.push.at } });
	});
}
