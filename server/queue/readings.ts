import type { Reason } from '#domain/receipt.ts';
import type { Store } from './schema.ts';

/** How far the inbox of a mailbox has been read, and whether it could be, the last time. */
export interface ReadingRow {
	mailbox_id: string;
	/** The server and user that it is about; another account is read from its beginning. */
	account: string;
	/** RFC 9051, 2.3.1.1: where it changes the numbers begin anew. Empty before the first look. */
	uid_validity: string;
	last_uid: number;
	/** Why the mailbox cannot be read now, and the server's words; null while it can. */
	problem: string | null;
	detail: string;
	/** When that was last known. */
	at: string;
}

/** A place in the inbox of an account; everything up to it has been read and applied. */
export interface Reading {
	mailboxId: string;
	account: string;
	uidValidity: string;
	lastUid: number;
	at: string;
}

/** What is known of reading the mailboxes. */
export const listReadings = (store: Store): Promise<ReadingRow[]> => store.selectFrom('reading').selectAll().execute();

/** How far an account has been read; undefined before its first look. */
export const findReading = (store: Store, mailboxId: string, account: string): Promise<ReadingRow | undefined> =>
	store
		.selectFrom('reading')
		.selectAll()
		.where('mailbox_id', '=', mailboxId)
		.where('account', '=', account)
		.executeTakeFirst();

/** Keeps how far an account has been read: it can be. */
export async function keepReading(
	store: Store,
	{ mailboxId, account, uidValidity, lastUid, at }: Reading
): Promise<void> {
	const row = { account, uid_validity: uidValidity, last_uid: lastUid, problem: null, detail: '', at };
	await store
		.insertInto('reading')
		.values({ mailbox_id: mailboxId, ...row })
		.onConflict((conflict) => conflict.column('mailbox_id').doUpdateSet(row))
		.execute();
}

/** Keeps why a mailbox cannot be read; how far it had been read stays. */
export async function noteReadingProblem(
	store: Store,
	{ mailboxId, account }: Pick<Reading, 'mailboxId' | 'account'>,
	{ problem, detail, at }: { problem: Reason; detail: string; at: string }
): Promise<void> {
	await store
		.insertInto('reading')
		.values({ mailbox_id: mailboxId, account, problem, detail, at, uid_validity: '', last_uid: 0 })
		.onConflict((conflict) => conflict.column('mailbox_id').doUpdateSet({ problem, detail, at }))
		.execute();
}
