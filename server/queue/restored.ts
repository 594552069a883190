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
		return { copiedAt: mark.value, uncertain: await beginEpoch(writer, at) };
	});

/**
 * Notices that a device has heard more than was ever written here, so that an older file was put back by hand. A ledger
 * that is new here has only moved from another relay: then nobody else is touched.
 */
export async function noticeAhead(
	store: Store,
	ledgerId: string,
	heard: Position,
	at: string
): Promise<Restored | null> {
	if (!isAhead(await ledgerOf(store, ledgerId), heard)) return null;
	return store.transaction().execute(async (writer) => {
		await ensureLedger(writer, ledgerId);
		const ledger = await ledgerOf(writer, ledgerId);
		if (!ledger || !isAhead(ledger, heard)) return null;
		await passEpoch(writer, ledgerId, heard.epoch, at);
		await writeDown(writer, at, { actor: relayItself, deed: 'relay.restored', subject: `ledger ${ledgerId}` });
		const isNew = ledger.epoch === 1 && ledger.next_seq === 1;
		return { copiedAt: null, uncertain: isNew ? 0 : await beginEpoch(writer, at) };
	});
}

const ledgerOf = (store: Store | Writer, ledgerId: string) =>
	store.selectFrom('ledger').select(['epoch', 'next_seq']).where('ledger_id', '=', ledgerId).executeTakeFirst();

const isAhead = (ledger: { epoch: number; next_seq: number } | undefined, { epoch, seq }: Position): boolean =>
	ledger === undefined ? epoch > 0 : epoch > ledger.epoch || (epoch === ledger.epoch && seq >= ledger.next_seq);

/** Numbers the receipts of all ledgers afresh, stops all mailboxes and puts in doubt who is still to be sent to. */
async function beginEpoch(writer: Writer, at: string): Promise<number> {
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
	await writer
		.updateTable('attempt')
		.set({ state: 'closed', closed_at: at, outcome: 'restored' })
		.where('state', '<>', 'closed')
		.execute();
	await writer
		.updateTable('own_copy')
		.set({ state: 'uncertain', reason: 'restored', attempt_id: null, changed_at: at })
		.where('state', '=', 'queued')
		.execute();
	const open = await writer
		.selectFrom('recipient')
		.select(['message_id', 'address'])
		.where('state', 'in', ['queued', 'deferred'])
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
