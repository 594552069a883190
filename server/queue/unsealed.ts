import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { Store, Writer } from './schema.ts';

/** Messages that are forgotten at most at a time; the others follow with the next cleaning. */
const most = 200;

/**
 * Forgets messages that were handed over before a time and never sealed: no approval is good for so long, and should
 * their device come back to them it hands them over anew. How many were forgotten.
 */
export async function forgetUnsealed(store: Store, before: string): Promise<number> {
	let forgotten = 0;
	for (const { id } of await unsealed(store, before).limit(most).execute()) {
		// One by one: for each the database looks through all receipts whether one is about it
		forgotten += await store.transaction().execute((writer) => forget(writer, id, before));
		await letOthersIn();
	}
	return forgotten;
}

async function forget(writer: Writer, id: string, before: string): Promise<number> {
	const isStill = await unsealed(writer, before).where('id', '=', id).executeTakeFirst();
	if (!isStill) return 0;
	for (const table of ['message_blob', 'message_invoice', 'recipient'] as const)
		await writer.deleteFrom(table).where('message_id', '=', id).execute();
	await writer.deleteFrom('message').where('id', '=', id).execute();
	return 1;
}

/** Messages without a place in the queue, all of whose recipients are staged: nobody has heard anything of them. */
const unsealed = (store: Store | Writer, before: string) =>
	store
		.selectFrom('message')
		.select('id')
		.where('queue_order', 'is', null)
		.where('created_at', '<', before)
		.where((message) =>
			message.not(
				message.exists(
					message
						.selectFrom('recipient')
						.select('address')
						.whereRef('recipient.message_id', '=', 'message.id')
						.where('state', '<>', 'staged')
				)
			)
		);
