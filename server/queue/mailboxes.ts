import { sql } from 'kysely';
import { isSameImap, keepsSecret, type Account, type ImapAccount } from '#domain/mailbox.ts';
import { isDecided, markUp, pauseMailbox, resumeMailbox } from './pauses.ts';
import type { MailboxRow, Store } from './schema.ts';
import { within } from './within.ts';

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
	| 'oauth_provider'
	| 'oauth_client_id'
	| 'oauth_tenant'
	| 'sender_name'
	| 'sender_address'
	| 'reply_to'
	| 'pin'
	| 'imap_host'
	| 'imap_port'
	| 'imap_security'
	| 'imap_user'
	| 'files_sent'
	| 'copy_to'
	| 'per_minute'
	| 'per_day'
	| 'practice'
>;

/** Sealed secrets that come with settings; null keeps the one that is held. */
export type MailboxSecrets = Pick<MailboxRow, 'secret' | 'imap_secret' | 'oauth_secret'>;

/** The settings that a mailbox needs no more than SMTP for. */
export const withoutExtras = {
	oauth_provider: null,
	oauth_client_id: '',
	oauth_tenant: '',
	imap_host: null,
	imap_port: null,
	imap_security: null,
	imap_user: null,
	files_sent: 0,
	copy_to: '',
	per_minute: null,
	per_day: null
} as const;

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

/** Every secret that is held, with its mailbox's name; the practice mailbox gets a new one at each start. */
export async function heldSecrets(store: Store): Promise<{ name: string; sealed: Uint8Array }[]> {
	const rows = await store
		.selectFrom('mailbox')
		.select(['name', 'secret', 'imap_secret', 'oauth_secret'])
		.where('practice', '=', 0)
		.execute();
	return rows.flatMap(({ name, ...secrets }) =>
		Object.values(secrets).flatMap((sealed) => (sealed === null ? [] : [{ name, sealed }]))
	);
}

/** One mailbox, or undefined. */
export const findMailbox = (store: Store, id: string): Promise<HeldMailbox | undefined> =>
	held(store).where('id', '=', id).executeTakeFirst();

/** What the password or the sign-in of a mailbox was given for. */
export const accountOf = (mailbox: MailboxSettings): Account => ({
	host: mailbox.host,
	port: mailbox.port,
	user: mailbox.user,
	login: mailbox.login,
	oauth: mailbox.oauth_provider && {
		provider: mailbox.oauth_provider,
		clientId: mailbox.oauth_client_id,
		tenant: mailbox.oauth_tenant
	}
});

/** Where a mailbox is read, or null. */
export const imapOf = ({ imap_host, imap_port, imap_security, imap_user }: MailboxSettings): ImapAccount | null =>
	imap_host !== null && imap_port !== null && imap_security !== null && imap_user !== null
		? { host: imap_host, port: imap_port, security: imap_security, user: imap_user }
		: null;

/**
 * Sets a mailbox up or changes it. A secret that does not come along is kept, unless what it was given for changed: no
 * password goes to a server that nobody typed it for. Without what its login needs the mailbox is paused; else what
 * stopped it counts as mended, unless it waits for a person's word.
 */
export async function putMailbox(
	store: Store,
	id: string,
	settings: MailboxSettings,
	secrets: MailboxSecrets,
	at: string
): Promise<void> {
	const { secret, reason } = await save(store, id, settings, secrets);
	if (settings.login !== 'none' && secret === null) {
		await pauseMailbox(store, id, { reason: 'login', detail: '', at });
		return;
	}
	if (!isDecided(reason)) await resumeMailbox(store, id, at);
	await markUp(store, id, at);
}

const save = (store: Store, id: string, settings: MailboxSettings, secrets: MailboxSecrets) =>
	within(store, async (tx) => {
		const before = await tx.selectFrom('mailbox').selectAll().where('id', '=', id).executeTakeFirst();
		const sameServer = before?.host === settings.host && before.port === settings.port;
		const max_message_bytes = sameServer ? before.max_message_bytes : null;
		const row = { ...settings, ...keep(before, settings, secrets), max_message_bytes };
		await tx
			.insertInto('mailbox')
			.values({ id, ...row, down_tries: 0, version: 0 })
			.onConflict((conflict) =>
				conflict.column('id').doUpdateSet((held) => ({ ...row, version: held('mailbox.version', '+', 1) }))
			)
			.execute();
		return { secret: row.secret, reason: before?.paused_reason ?? null };
	});

/** The secrets that go with the settings from now on. */
function keep(before: MailboxRow | undefined, settings: MailboxSettings, given: MailboxSecrets): MailboxSecrets {
	const imap = imapOf(settings);
	const sameImap = before !== undefined && isSameImap(imapOf(before), imap);
	const imap_secret = imap && (given.imap_secret ?? (sameImap ? before.imap_secret : null));
	const whole = (row: MailboxSettings) => ({ ...accountOf(row), imap: imapOf(row) });
	const same = before && keepsSecret(whole(before), whole(settings), imap_secret ? 'own' : 'same');
	const sameClient =
		before?.oauth_provider === settings.oauth_provider && before.oauth_client_id === settings.oauth_client_id;
	return {
		secret: settings.login === 'none' ? null : (given.secret ?? (same ? before.secret : null)),
		imap_secret,
		oauth_secret: settings.login === 'oauth' ? (given.oauth_secret ?? (sameClient ? before.oauth_secret : null)) : null
	};
}
