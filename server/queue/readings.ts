import type { Reason } from '#domain/receipt.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import type { MailboxRow, Store } from './schema.ts';

/** How far the inbox of a mailbox has been read, and whether it could be, the last time. */
export interface ReadingRow {
	mailbox_id: string;
	/** The server and user that it is about; each account is read for itself. */
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

/** Whose inbox a mailbox reads, as one text; empty where it reads none. */
export const readAccountOf = ({ imap_host, imap_port, imap_user }: MailboxRow): string =>
	imap_host === null ? '' : `${imap_user}@${imap_host}:${imap_port}`;

/** Whether the inbox of a mailbox could be read the last time; null before the first look. */
export async function readingOf(store: Store, mailbox: MailboxRow): Promise<MailboxStatus['reading']> {
	const row = await findReading(store, mailbox.id, readAccountOf(mailbox));
	return row ? { problem: row.problem, detail: row.detail, at: row.at } : null;
}

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
		.onConflict((conflict) => conflict.columns(['mailbox_id', 'account']).doUpdateSet(row))
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
		.onConflict((conflict) => conflict.columns(['mailbox_id', 'account']).doUpdateSet({ problem, detail, at }))
		.execute();
}
