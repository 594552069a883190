import { sql } from 'kysely';
import type { MailboxRow, Store } from './schema.ts';

/** A mailbox as it is held, with the number of recipients that wait in it. */
export type HeldMailbox = MailboxRow & { waiting: number };

/** What people set of a mailbox. */
export type MailboxSettings = Pick<
	MailboxRow,
	| 'name'
	| 'host'
	| 'port'
	| 'security'
	| 'login'
	| 'user'
	| 'sender_name'
	| 'sender_address'
	| 'reply_to'
	| 'pin'
	| 'practice'
>;

const held = (store: Store) =>
	store
		.selectFrom('mailbox')
		.selectAll()
		.select((e) =>
			e
				.selectFrom('recipient')
				.select((count) => count.fn.countAll<number>().as('n'))
				.whereRef('recipient.mailbox_id', '=', 'mailbox.id')
				.where(sql<boolean>`recipient.state in ('queued', 'deferred')`)
				.$asScalar()
				.$notNull()
				.as('waiting')
		);

/** All mailboxes, the practice mailbox first, then by name. */
export const listMailboxes = (store: Store): Promise<HeldMailbox[]> =>
	held(store).orderBy('practice', 'desc').orderBy('name').orderBy('id').execute();

/** One mailbox, or undefined. */
export const findMailbox = (store: Store, id: string): Promise<HeldMailbox | undefined> =>
	held(store).where('id', '=', id).executeTakeFirst();

/**
 * Sets a mailbox up or changes it. `secret` is the sealed password, or null to keep the one it has, which is cleared when
 * host, port or user change: it belongs to that account alone. What stopped it counts as mended unless a person paused
 * it; without the password that its login needs it is paused.
 */
export const putMailbox = (
	store: Store,
	id: string,
	settings: MailboxSettings,
	secret: Uint8Array | null,
	now: string
): Promise<void> =>
	store.transaction().execute(async (tx) => {
		const before = await tx.selectFrom('mailbox').selectAll().where('id', '=', id).executeTakeFirst();
		const sameAccount =
			before?.host === settings.host && before.port === settings.port && before.user === settings.user;
		const kept = secret ?? (sameAccount ? before.secret : null);
		const isOpen = settings.login === 'none' || kept !== null;
		const stop = before?.paused_reason === byPerson ? pick(before) : isOpen ? running : paused('login', '', now);
		const values = { ...settings, secret: kept, ...stop, down_since: null, down_tries: 0, retry_at: null };
		await tx
			.insertInto('mailbox')
			.values({ id, ...values, last_taken_at: null })
			.onConflict((conflict) => conflict.column('id').doUpdateSet(values))
			.execute();
	});

/** The reason of a mailbox that a person stopped. */
const byPerson = 'person';

const running = { paused_reason: null, paused_detail: null, paused_at: null };
const paused = (reason: string, detail: string, at: string) => ({
	paused_reason: reason,
	paused_detail: detail,
	paused_at: at
});
const pick = ({ paused_reason, paused_detail, paused_at }: MailboxRow) => ({ paused_reason, paused_detail, paused_at });

/** Stops a mailbox because a person wants it; whether there is such a mailbox. */
export async function pauseByPerson(store: Store, id: string, now: string): Promise<boolean> {
	const row = await store
		.updateTable('mailbox')
		.set(paused(byPerson, '', now))
		.where('id', '=', id)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** Lets a mailbox go on, and tries its server at once; whether it may: not without the password its login needs. */
export async function resumeMailbox(store: Store, id: string): Promise<boolean> {
	const row = await store
		.updateTable('mailbox')
		.set({ ...running, down_since: null, down_tries: 0, retry_at: null })
		.where('id', '=', id)
		.where((e) => e.or([e('login', '=', 'none'), e('secret', 'is not', null)]))
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
