import { sql } from 'kysely';
import { markUp, pauseMailbox, resumeMailbox } from './pauses.ts';
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
 * host, port or user change: it belongs to that account alone. Without the password that its login needs the mailbox is
 * paused; else what stopped it counts as mended, unless a person paused it.
 */
export async function putMailbox(
	store: Store,
	id: string,
	settings: MailboxSettings,
	secret: Uint8Array | null,
	at: string
): Promise<void> {
	const { kept, reason } = await save(store, id, settings, secret);
	if (settings.login === 'password' && kept === null)
		return pauseMailbox(store, id, { reason: 'login', detail: '', at });
	if (reason !== byPerson) await resumeMailbox(store, id, at);
	await markUp(store, id, at);
}

/** The reason of a mailbox that a person paused. */
export const byPerson = 'person';

const save = (store: Store, id: string, settings: MailboxSettings, secret: Uint8Array | null) =>
	store.transaction().execute(async (tx) => {
		const before = await tx.selectFrom('mailbox').selectAll().where('id', '=', id).executeTakeFirst();
		const sameAccount =
			before?.host === settings.host && before.port === settings.port && before.user === settings.user;
		const kept = secret ?? (sameAccount ? before.secret : null);
		await tx
			.insertInto('mailbox')
			.values({ id, ...settings, secret: kept, down_tries: 0 })
			.onConflict((conflict) => conflict.column('id').doUpdateSet({ ...settings, secret: kept }))
			.execute();
		return { kept, reason: before?.paused_reason ?? null };
	});
