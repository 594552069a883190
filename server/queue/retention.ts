import { sql } from 'kysely';
import { after } from './instants.ts';
import type { Store, Writer } from './schema.ts';

const day = 86_400_000;

/** How long a message is kept whole after it is final. Milliseconds. */
export const keptFor = 30 * day;

/** Messages that are let go in one transaction: others want to write too. */
const atOnce = 200;

/**
 * Lets go of the bodies and files of messages that have been final for 30 days, once their device has all that there is
 * to know: it has acknowledged their receipts and fetched their frame. What is uncertain stays. How many were let go.
 */
export async function dropBodies(store: Store, at: string): Promise<number> {
	const before = after(at, -keptFor);
	let dropped = 0;
	for (const { ledger_id, unheard } of await ledgers(store)) {
		const until = unheard !== null && unheard < before ? unheard : before;
		for (;;) {
			const ids = await finished(store, ledger_id, until);
			if (ids.length === 0) break;
			await store.transaction().execute((writer) => drop(writer, ids, at));
			dropped += ids.length;
		}
	}
	await dropFiles(store, before);
	return dropped;
}

/** The ledgers, each with when the first thing happened that its device has not acknowledged. */
const ledgers = (store: Store) =>
	store
		.selectFrom('ledger')
		.select((ledger) => [
			'ledger_id',
			ledger
				.selectFrom('receipt')
				.whereRef('receipt.ledger_id', '=', 'ledger.ledger_id')
				.where(sql<boolean>`(epoch, seq) > (acknowledged_epoch, acknowledged_seq)`)
				.select(({ fn }) => fn.min('at').as('at'))
				.as('unheard')
		])
		.execute();

async function finished(store: Store, ledgerId: string, before: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select message.id from message
		where dropped_at is null and created_at < ${before} and ledger_id = ${ledgerId} and queue_order is not null
			and not exists (
				select 1 from recipient where recipient.message_id = message.id
				and (state in ('staged', 'queued', 'deferred', 'uncertain') or changed_at >= ${before})
			)
			and not exists (select 1 from own_copy where own_copy.message_id = message.id and state = 'queued')
			and not exists (select 1 from sent_copy where sent_copy.message_id = message.id and state = 'waiting')
			and (framed_at is not null or not exists (select 1 from mime where mime.message_id = message.id))
		limit ${atOnce}`.execute(store);
	return rows.map(({ id }) => id);
}

async function drop(writer: Writer, ids: readonly string[], at: string): Promise<void> {
	await writer.updateTable('message').set({ content: '', dropped_at: at }).where('id', 'in', ids).execute();
	await writer
		.updateTable('mime')
		.set({ bytes: new Uint8Array(), holes: null })
		.where('message_id', 'in', ids)
		.execute();
	await writer.deleteFrom('message_blob').where('message_id', 'in', ids).execute();
}

/** Files that no message holds, and that nobody has just put for one. */
async function dropFiles(store: Store, before: string): Promise<void> {
	await store
		.deleteFrom('blob')
		.where('created_at', '<', before)
		.where('sha256', 'not in', (blob) => blob.selectFrom('message_blob').select('message_blob.sha256'))
		.execute();
}

/**
 * Makes the addresses of receipts older than the legal years unreadable and lets the servers' words go. The same address
 * stays the same name, so that what belongs together can still be told. How many recipients it was.
 */
export async function forgetAddresses(
	store: Store,
	before: string,
	nameOf: (address: string) => string
): Promise<number> {
	let forgotten = 0;
	for (;;) {
		const due = await store
			.selectFrom('recipient')
			.innerJoin('message', 'message.id', 'recipient.message_id')
			.where('message.dropped_at', 'is not', null)
			.where('recipient.changed_at', '<', before)
			.where('recipient.address', 'like', '%@%')
			.select(['recipient.message_id', 'recipient.address'])
			.limit(atOnce)
			.execute();
		if (due.length === 0) return forgotten;
		await store.transaction().execute(async (writer) => {
			for (const { message_id, address } of due) await forget(writer, message_id, address, nameOf(address));
		});
		forgotten += due.length;
	}
}

async function forget(writer: Writer, messageId: string, address: string, name: string): Promise<void> {
	await writer
		.updateTable('recipient')
		.set({ address: name, reply: '' })
		.where('message_id', '=', messageId)
		.where('address', '=', address)
		.execute();
	await writer
		.updateTable('receipt')
		.set({ recipient: name, reply: '' })
		.where('message_id', '=', messageId)
		.where('recipient', '=', address)
		.execute();
}
