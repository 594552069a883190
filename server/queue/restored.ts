import { relayItself, writeDown } from './audit.ts';
import { applyKnown, plainChange } from './changes.ts';
import { ensureLedger } from './ledgers.ts';
import { byPerson, byRestore } from './pauses.ts';
import type { Position } from './receipts.ts';
import type { Store, Writer } from './schema.ts';
import { copyMark } from './settings.ts';

/** What a restored relay has put in doubt. */
export interface Restored {
	/** When the copy was made that it runs on, or null where devices gave it away. */
	copiedAt: string | null;
	uncertain: number;
}

/** What a device of a ledger says it has heard: proven by what the relay gave it then, or merely told. */
export interface Heard {
	ledgerId: string;
	heard: Position;
	word: 'proven' | 'told';
}

/**
 * Notices that the database is a copy that was put back, and begins a new epoch: nothing is sent until a person lets the
 * mailboxes go on, and whoever was waiting when the copy was made has perhaps got his mail since. To be called before
 * the worker starts; null where all is as it was left.
 */
export const noticeRestore = (store: Store, at: string): Promise<Restored | null> =>
	store.transaction().execute(async (writer) => {
		const mark = await writer.deleteFrom('setting').where('key', '=', copyMark).returning('value').executeTakeFirst();
		if (!mark) return null;
		await writeDown(writer, at, { actor: relayItself, deed: 'relay.restored', subject: mark.value });
		return { copiedAt: mark.value, uncertain: await restoreAll(writer, at) };
	});

/**
 * Notices that a device has heard more than was ever written here. Proven, an older file was put back by hand. What is
 * merely told may be an error, a lie, or a ledger that moved here from another relay: it concerns nobody but that
 * ledger, whose own open recipients are put in doubt.
 */
export async function noticeAhead(
	store: Store,
	{ ledgerId, heard, word }: Heard,
	at: string
): Promise<Restored | null> {
	if (!isAhead(await ledgerOf(store, ledgerId), heard)) return null;
	return store.transaction().execute(async (writer) => {
		await ensureLedger(writer, ledgerId);
		const ledger = await ledgerOf(writer, ledgerId);
		if (!ledger || !isAhead(ledger, heard)) return null;
		await passEpoch(writer, ledgerId, heard.epoch, at);
		const subject = word === 'proven' ? `ledger ${ledgerId}` : `ledger ${ledgerId} alone`;
		await writeDown(writer, at, { actor: relayItself, deed: 'relay.restored', subject });
		const uncertain = word === 'proven' ? await restoreAll(writer, at) : await putInDoubt(writer, at, ledgerId);
		return { copiedAt: null, uncertain };
	});
}

const ledgerOf = (store: Store | Writer, ledgerId: string) =>
	store.selectFrom('ledger').select(['epoch', 'next_seq']).where('ledger_id', '=', ledgerId).executeTakeFirst();

const isAhead = (ledger: { epoch: number; next_seq: number } | undefined, { epoch, seq }: Position): boolean =>
	ledger === undefined ? epoch > 0 : epoch > ledger.epoch || (epoch === ledger.epoch && seq >= ledger.next_seq);

/** Numbers the receipts of all ledgers afresh, stops all mailboxes and puts in doubt who is still to be sent to. */
async function restoreAll(writer: Writer, at: string): Promise<number> {
	const ledgers = await writer.selectFrom('ledger').select(['ledger_id', 'epoch']).execute();
	for (const { ledger_id, epoch } of ledgers) await passEpoch(writer, ledger_id, epoch, at);
	await writer
		.updateTable('mailbox')
		.set((row) => ({
			paused_reason: byRestore,
			paused_detail: '',
			paused_at: row.fn.coalesce('paused_at', row.val(at))
		}))
		.where('practice', '=', 0)
		.where((row) => row.or([row('paused_reason', 'is', null), row('paused_reason', '<>', byPerson)]))
		.execute();
	let uncertain = 0;
	for (const { ledger_id } of ledgers) uncertain += await putInDoubt(writer, at, ledger_id);
	return uncertain;
}

/** Ends what is under way for a ledger, and puts in doubt who is still to be sent to. How many those are. */
async function putInDoubt(writer: Writer, at: string, ledgerId: string): Promise<number> {
	const own = writer.selectFrom('message').select('id').where('ledger_id', '=', ledgerId);
	await writer
		.updateTable('attempt')
		.set({ state: 'closed', closed_at: at, outcome: 'restored' })
		.where('state', '<>', 'closed')
		.where('message_id', 'in', own)
		.execute();
	await writer
		.updateTable('own_copy')
		.set({ state: 'uncertain', reason: 'restored', attempt_id: null, changed_at: at })
		.where('state', '=', 'queued')
		.where('message_id', 'in', own)
		.execute();
	const open = await writer
		.selectFrom('recipient')
		.select(['message_id', 'address'])
		.where('state', 'in', ['queued', 'deferred'])
		.where('message_id', 'in', own)
		.execute();
	await applyKnown(
		writer,
		at,
		open.map(({ message_id, address }) => inDoubt(message_id, address))
	);
	return open.length;
}

/** Somebody to whom a restored relay perhaps sent before. */
export const inDoubt = (messageId: string, address: string) =>
	({ ...plainChange(messageId, address, 'uncertain'), reason: 'restored' }) as const;

/**
 * Opens an epoch past one that was heard of. It is the second of the clock, so that the same copy put back twice does
 * not number alike.
 */
async function passEpoch(writer: Writer, ledgerId: string, heard: number, at: string): Promise<void> {
	const epoch = Math.max(heard + 1, Math.floor(Date.parse(at) / 1000));
	await writer
		.updateTable('ledger')
		.set({ epoch, next_seq: 1, restored_at: at })
		.where('ledger_id', '=', ledgerId)
		.where('epoch', '<', epoch)
		.execute();
}
