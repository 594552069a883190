import { relayItself, writeDown } from './audit.ts';
import { later } from './instants.ts';
import type { MailboxRow, Store, Writer } from './schema.ts';
import { within } from './within.ts';

/** The reason of a mailbox that a person paused. */
export const byPerson = 'person';

/** The reason of a mailbox that stands still since the relay was restored. */
export const byRestore = 'restored';

/** Whether a pause ends by a person's word alone, and not when trouble is mended. */
export const isDecided = (reason: string | null): boolean => reason === byPerson || reason === byRestore;

/** Why a mailbox is stopped, and when. */
interface Pause {
	reason: string;
	detail: string;
	at: string;
	/** As it was when the trouble began: one that was mended since is left alone. */
	version?: number;
}

/**
 * Stops a mailbox until a person resumes it; its messages stay queued. A mailbox that is paused keeps its first reason,
 * unless a person pauses it. Whether this is what stops it now.
 */
export function pauseMailbox(store: Store, mailboxId: string, pause: Pause): Promise<boolean> {
	return within(store, async (writer) => {
		const { numUpdatedRows } = await writer
			.updateTable('mailbox')
			.set((row) => ({
				paused_reason: pause.reason,
				paused_detail: pause.detail.slice(0, 500),
				paused_at: row.fn.coalesce('paused_at', row.val(pause.at))
			}))
			.where('id', '=', mailboxId)
			.where((row) =>
				pause.reason === byPerson
					? row.or([row('paused_reason', 'is', null), row('paused_reason', '<>', byPerson)])
					: row('paused_at', 'is', null)
			)
			.$if(pause.version !== undefined, (mailbox) => mailbox.where('version', '=', pause.version!))
			.executeTakeFirstOrThrow();
		const isStopped = numUpdatedRows > 0n;
		if (isStopped && pause.reason !== byPerson) {
			const subject = `${mailboxId} ${pause.reason}`;
			await writeDown(writer, pause.at, { actor: relayItself, deed: 'mailbox.paused', subject });
		}
		return isStopped;
	});
}

/**
 * Lets a mailbox work again at once; false where it works already. The time it stood still does not count towards
 * anyone's 48 hours.
 */
export function resumeMailbox(store: Store, mailboxId: string, at: string): Promise<boolean> {
	return within(store, async (writer) => {
		const { paused_at, down_since } = await writer
			.selectFrom('mailbox')
			.select(['paused_at', 'down_since'])
			.where('id', '=', mailboxId)
			.executeTakeFirstOrThrow();
		if (paused_at === null) return false;
		await writer
			.updateTable('mailbox')
			.set((row) => ({
				paused_reason: null,
				paused_detail: null,
				paused_at: null,
				down_since: null,
				down_tries: 0,
				retry_at: null,
				version: row('version', '+', 1)
			}))
			.where('id', '=', mailboxId)
			.execute();
		await forgive(writer, mailboxId, down_since !== null && down_since < paused_at ? down_since : paused_at, at);
		return true;
	});
}

/**
 * Notes that a mailbox's server cannot be reached, and when to try again. Lanes that fail together, all with the mailbox
 * as it was before, count as one try. False where it was mended since: then that was another server.
 */
export async function markDown(
	store: Store,
	mailbox: Pick<MailboxRow, 'id' | 'down_tries' | 'version'>,
	at: string,
	retryAt: string
): Promise<boolean> {
	const { numUpdatedRows } = await store
		.updateTable('mailbox')
		.set((row) => ({
			down_since: row.fn.coalesce('down_since', row.val(at)),
			down_tries: mailbox.down_tries + 1,
			retry_at: retryAt
		}))
		.where('id', '=', mailbox.id)
		.where('version', '=', mailbox.version)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

/** Notes that a mailbox's server answers again. The outage does not count towards anyone's 48 hours. */
export function markUp(store: Store, mailboxId: string, at: string): Promise<void> {
	return within(store, async (writer) => {
		const { down_since } = await writer
			.selectFrom('mailbox')
			.select('down_since')
			.where('id', '=', mailboxId)
			.executeTakeFirstOrThrow();
		if (down_since === null) return;
		await writer
			.updateTable('mailbox')
			.set({ down_since: null, down_tries: 0, retry_at: null })
			.where('id', '=', mailboxId)
			.execute();
		await forgive(writer, mailboxId, down_since, at);
	});
}

/** Moves the start of the 48 hours of all who wait in a mailbox by the time between two instants. */
async function forgive(writer: Writer, mailboxId: string, from: string, to: string): Promise<void> {
	const waiting = await writer
		.selectFrom('recipient')
		.select(['message_id', 'address', 'first_failed_at'])
		.where('mailbox_id', '=', mailboxId)
		.where('state', 'in', ['queued', 'deferred'])
		.where('first_failed_at', 'is not', null)
		.execute();
	for (const { message_id, address, first_failed_at } of waiting) {
		// Less than nothing where the clock was set back meanwhile.
		const lost = Math.max(0, Date.parse(to) - Date.parse(later(from, first_failed_at!)));
		await writer
			.updateTable('recipient')
			.set({ first_failed_at: new Date(Date.parse(first_failed_at!) + lost).toISOString() })
			.where('message_id', '=', message_id)
			.where('address', '=', address)
			.execute();
	}
}
