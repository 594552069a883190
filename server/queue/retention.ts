import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { after } from './instants.ts';
import type { MessageRow, Store, Writer } from './schema.ts';
import { forgetUnsealed } from './unsealed.ts';

const day = 86_400_000;

/** How long a message is kept whole after it is final. Milliseconds. */
export const keptFor = 30 * day;

/** Rows that are looked at in one go: others want to read and write too. */
const page = 200;

/** Lets others have their turn: what is done in the database leaves none to them by itself. */
const letOthersIn = () => setImmediate();

/**
 * Lets go of the bodies and files of messages that have been final for 30 days, once their device has all that there is
 * to know: it has acknowledged their receipts and fetched their frame. What is uncertain stays; what was never sealed is
 * forgotten. How many were let go.
 */
export async function dropBodies(store: Store, at: string): Promise<number> {
	const before = after(at, -keptFor);
	let dropped = await forgetUnsealed(store, before);
	for (const { ledger_id, unheard } of await ledgers(store)) {
		const until = unheard !== null && unheard < before ? unheard : before;
		dropped += await dropOf(store, ledger_id, until, at);
	}
	await dropFiles(store, before);
	return dropped;
}

/** The same for the messages of one ledger that were final before a time. */
async function dropOf(store: Store, ledgerId: string, until: string, at: string): Promise<number> {
	let dropped = 0;
	let kept = await keptAfter(store, ledgerId, until, { created_at: '', id: '' });
	while (kept.length > 0) {
		const ids = await finished(store, kept, until);
		if (ids.length > 0) await store.transaction().execute((writer) => drop(writer, ids, at));
		dropped += ids.length;
		await letOthersIn();
		kept = await keptAfter(store, ledgerId, until, kept.at(-1)!);
	}
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
				.select('at')
				.orderBy('epoch')
				.orderBy('seq')
				.limit(1)
				.as('unheard')
		])
		.execute();

/** A message that is kept whole. */
type Kept = Pick<MessageRow, 'id' | 'created_at'>;

/** The messages of a ledger that were handed over before a time and are kept whole, a page of them. */
const keptAfter = (store: Store, ledgerId: string, before: string, { created_at, id }: Kept): Promise<Kept[]> =>
	store
		.selectFrom('message')
		.select(['id', 'created_at'])
		.where('dropped_at', 'is', null)
		.where('created_at', '<', before)
		.where(sql<boolean>`(created_at, id) > (${created_at}, ${id})`)
		.where('ledger_id', '=', ledgerId)
		.orderBy('created_at')
		.orderBy('id')
		.limit(page)
		.execute();

/** Those of some messages that are final, and of which all is told. */
async function finished(store: Store, kept: readonly Kept[], before: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select message.id from message
		where id in (${sql.join(kept.map(({ id }) => id))})
			and not exists (
				select 1 from recipient where recipient.message_id = message.id
				and (state in ('staged', 'queued', 'deferred', 'uncertain') or changed_at >= ${before})
			)
			and not exists (select 1 from own_copy where own_copy.message_id = message.id and state = 'queued')
			and not exists (select 1 from sent_copy where sent_copy.message_id = message.id and state = 'waiting')
			and (framed_at is not null or not exists (select 1 from mime where mime.message_id = message.id))`.execute(store);
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

/** Lets go of files that no message holds, and that nobody has just put for one. */
async function dropFiles(store: Store, before: string): Promise<void> {
	for (let last: string | null = ''; ; await letOthersIn()) {
		const from: string = last;
		last = await lastOfPage(store, from);
		if (last === null) return;
		await store
			.deleteFrom('blob')
			// Looked at last: it stands behind the bytes, all of which would be read on the way to it
			.where('created_at', '<', before)
			.where('sha256', 'in', (blob) =>
				blob
					.selectFrom('blob as file')
					.leftJoin('message_blob', 'message_blob.sha256', 'file.sha256')
					.where('file.sha256', '>', from)
					.where('file.sha256', '<=', last)
					.where('message_blob.message_id', 'is', null)
					.select('file.sha256')
			)
			.execute();
	}
}

async function lastOfPage(store: Store, from: string): Promise<string | null> {
	const { last } = await store
		.selectFrom((blob) =>
			blob.selectFrom('blob').select('sha256').where('sha256', '>', from).orderBy('sha256').limit(page).as('page')
		)
		.select((row) => row.fn.max('sha256').as('last'))
		.executeTakeFirstOrThrow();
	return last;
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
			.limit(page)
			.execute();
		if (due.length === 0) return forgotten;
		await store.transaction().execute(async (writer) => {
			for (const { message_id, address } of due) await forget(writer, message_id, address, nameOf(address));
		});
		forgotten += due.length;
		await letOthersIn();
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
