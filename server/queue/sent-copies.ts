import { sql } from 'kysely';
import { readMime, type Mime } from './mime.ts';
import { prepared } from './prepared.ts';
import type { Store, Writer } from './schema.ts';

/** A copy of a message that is to be filed in the Sent folder of its mailbox. It says nothing about its recipients. */
export interface SentCopyRow {
	message_id: string;
	mailbox_id: string;
	state: 'waiting' | 'filed' | 'given-up';
	due_at: string;
	tries: number;
	/** Why it was not filed the last time. */
	detail: string;
	changed_at: string;
}

/** A copy that is due, with the bytes as they were sent. */
export interface DueCopy {
	messageId: string;
	/** Null where the mail is not there any more as it was sent. */
	mail: Pick<Mime, 'headerId' | 'bytes'> | null;
	tries: number;
	/** When the message was first taken. */
	at: string;
}

/**
 * Asks for the copy of a message that was just accepted, where its mailbox has a Sent folder that the provider does not
 * fill. There is one per message.
 */
export async function wantSentCopy(writer: Writer, messageId: string, at: string): Promise<void> {
	await insertSentCopy(writer, { messageId, at });
}

const insertSentCopy = prepared(
	(_, { messageId, at }: { messageId: string; at: string }) => sql`
		insert into sent_copy (message_id, mailbox_id, state, due_at, changed_at)
		select message.id, mailbox.id, 'waiting', ${at}, ${at}
		from message join mailbox on mailbox.id = message.mailbox_id
		where message.id = ${messageId} and mailbox.imap_host is not null and mailbox.files_sent = 0
		on conflict do nothing`
);

/** The next copy of a mailbox that is due, or undefined. */
export async function nextSentCopy(store: Store, mailboxId: string, at: string): Promise<DueCopy | undefined> {
	const copy = await store
		.selectFrom('sent_copy')
		.where('mailbox_id', '=', mailboxId)
		.where(sql<boolean>`state = 'waiting'`)
		.where('due_at', '<=', at)
		.orderBy('due_at')
		.select(['message_id as messageId', 'tries', 'changed_at as at'])
		.executeTakeFirst();
	const mime = copy && (await readMime(store, copy.messageId));
	return copy && { ...copy, mail: mime?.ok ? mime.value : null };
}

/** Keeps that a copy lies in Sent. */
export async function keepFiled(store: Store, messageId: string, at: string): Promise<void> {
	await store
		.updateTable('sent_copy')
		.set({ state: 'filed', detail: '', changed_at: at })
		.where('message_id', '=', messageId)
		.execute();
}

/** Keeps that a copy could not be filed; without a time to try again it is given up. */
export async function keepUnfiled(
	store: Store,
	messageId: string,
	{ detail, dueAt, at }: { detail: string; dueAt: string | null; at: string }
): Promise<void> {
	await store
		.updateTable('sent_copy')
		.set((row) => ({
			state: dueAt === null ? ('given-up' as const) : ('waiting' as const),
			detail: detail.slice(0, 500),
			tries: row('tries', '+', 1),
			...(dueAt === null ? { changed_at: at } : { due_at: dueAt })
		}))
		.where('message_id', '=', messageId)
		.execute();
}
