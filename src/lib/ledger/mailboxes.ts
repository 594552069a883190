import type { MailboxStatus } from '#domain/mailbox.ts';
import { db } from './db.ts';

/** The mailboxes that the relay has told this device of, the practice mailbox first. */
export const knownMailboxes = async (): Promise<MailboxStatus[]> =>
	(await db.mailboxes.toArray()).toSorted(
		(a, b) => Number(b.practice) - Number(a.practice) || a.name.localeCompare(b.name)
	);

/**
 * Replaces what is known by what the relay says now; where it says the same, nothing is written and no screen asks anew.
 * Not journalled: the relay is the source.
 */
export async function rememberMailboxes(mailboxes: readonly MailboxStatus[]): Promise<void> {
	await db.transaction('rw', db.mailboxes, async () => {
		const known = new Map((await db.mailboxes.toArray()).map((mailbox) => [mailbox.id, JSON.stringify(mailbox)]));
		const isSame = (mailbox: MailboxStatus) => known.get(mailbox.id) === JSON.stringify(mailbox);
		if (known.size === mailboxes.length && mailboxes.every(isSame)) return;
		await db.mailboxes.clear();
		await db.mailboxes.bulkPut([...mailboxes]);
	});
}

/** The mailbox that sends for an issuer: the chosen one, else the practice mailbox, else none is known yet. */
export async function mailboxOf(mailboxId: string | null): Promise<MailboxStatus | null> {
	return (await db.mailboxes.get(mailboxId ?? 'practice')) ?? null;
}
