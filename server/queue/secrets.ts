import { accountOf } from './mailboxes.ts';
import { isSameAccount } from '#domain/mailbox.ts';
import { isDecided, resumeMailbox } from './pauses.ts';
import type { MailboxRow, Store } from './schema.ts';

/** A mailbox's row as it is now, or undefined. */
export const readMailbox = (store: Store, id: string): Promise<MailboxRow | undefined> =>
	store.selectFrom('mailbox').selectAll().where('id', '=', id).executeTakeFirst();

/** Puts another secret in the place of one, unless something else has taken that place; null forgets it. */
export async function replaceSecret(
	store: Store,
	id: string,
	old: Uint8Array,
	secret: Uint8Array | null
): Promise<void> {
	await store.updateTable('mailbox').set({ secret }).where('id', '=', id).where('secret', '=', old).execute();
}

/**
 * Gives a mailbox the secret of a sign-in that began when it was as in `before`; false where it is another account by
 * now. What stopped it counts as mended, unless it waits for a person's word.
 */
export async function giveSecret(store: Store, before: MailboxRow, secret: Uint8Array, at: string): Promise<boolean> {
	const reason = await store.transaction().execute(async (tx) => {
		const now = await tx.selectFrom('mailbox').selectAll().where('id', '=', before.id).executeTakeFirst();
		if (!now || !isSameAccount(accountOf(now), accountOf(before))) return undefined;
		await tx
			.updateTable('mailbox')
			.set((row) => ({ secret, version: row('version', '+', 1) }))
			.where('id', '=', before.id)
			.execute();
		return now.paused_reason;
	});
	if (reason === undefined) return false;
	if (!isDecided(reason)) await resumeMailbox(store, before.id, at);
	return true;
}
