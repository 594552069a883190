import { isSameAccount } from '#domain/mailbox.ts';
import { writeDown } from './audit.ts';
import { accountOf } from './mailboxes.ts';
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

/** A sign-in that came to its end. */
export interface SignedIn {
	/** The mailbox as it was when the sign-in began. */
	before: MailboxRow;
	secret: Uint8Array;
	/** The id of the device that began it. */
	by: string;
	at: string;
}

/**
 * Gives a mailbox the secret of a sign-in, and writes down who signed it in; false where it is another account by now.
 * What stopped it counts as mended, unless it waits for a person's word.
 */
export function giveSecret(store: Store, { before, secret, by, at }: SignedIn): Promise<boolean> {
	return store.transaction().execute(async (tx) => {
		const now = await tx.selectFrom('mailbox').selectAll().where('id', '=', before.id).executeTakeFirst();
		if (!now || !isSameAccount(accountOf(now), accountOf(before))) return false;
		await tx
			.updateTable('mailbox')
			.set((row) => ({ secret, version: row('version', '+', 1) }))
			.where('id', '=', before.id)
			.execute();
		await writeDown(tx, at, { actor: by, deed: 'mailbox.signed-in', subject: before.id });
		if (!isDecided(now.paused_reason)) await resumeMailbox(tx, before.id, at);
		return true;
	});
}
