import { sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import type { Message } from '#domain/message.ts';
import { putBlob } from '#server/queue/blobs.ts';
import type { Store } from '#server/queue/schema.ts';
import { eventually, jan, piet, startDelivery } from '#tests/support/delivery.ts';
import type { TestQueue } from '#tests/support/queue.ts';
import { sha256 } from '#tests/support/relay-device.ts';

vi.setConfig({ testTimeout: 20_000 });

/** A message with a document that no other has. */
async function withOwnFile(queue: TestQueue): Promise<Message> {
	const bytes = Buffer.from('%PDF-1.7\n% this one only\n');
	await putBlob(queue.database.store, sha256(bytes), bytes, queue.now());
	const message = queue.message([jan]);
	const [file] = message.attachments;
	return { ...message, attachments: [{ ...file!, sha256: sha256(bytes), size: bytes.length }] };
}

const other = new Uint8Array([1, 2, 3]);
const damages: [string, (store: Store, message: Message) => Promise<unknown>][] = [
	[
		'its document is gone',
		async (store, { attachments }) => {
			await sql`pragma foreign_keys = off`.execute(store);
			await store.deleteFrom('blob').where('sha256', '=', attachments[0]!.sha256).execute();
			await sql`pragma foreign_keys = on`.execute(store);
		}
	],
	[
		'its document has changed',
		(store, { attachments }) =>
			store.updateTable('blob').set({ bytes: other }).where('sha256', '=', attachments[0]!.sha256).execute()
	],
	[
		'its mail has changed since it was made',
		(store, { id }) =>
			store
				.insertInto('mime')
				.values({
					message_id: id,
					bytes: other,
					holes: '[]',
					sha256: 'a'.repeat(64),
					header_id: '<a@b>',
					created_at: ''
				})
				.execute()
	],
	[
		'what was sealed cannot be read',
		(store, { id }) => store.updateTable('message').set({ content: '{' }).where('id', '=', id).execute()
	]
];

it.each(damages)('a message does not stand in the way of others when %s', async (_, damage) => {
	const { queue, sink, worker } = await startDelivery();
	const bad = await withOwnFile(queue);
	const good = queue.message([piet]);
	await queue.send(bad);
	await damage(queue.database.store, bad);
	await queue.send(good);
	worker.wake();
	await queue.reaches(good, { [piet]: 'accepted' });
	await eventually(async () => (await queue.receipts()).at(-2)).toMatchObject({ state: 'rejected', reason: 'damaged' });
	expect(sink.taken.map(({ id }) => id)).toEqual([good.id]);
});
