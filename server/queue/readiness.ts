import { sql } from 'kysely';
import { later } from './instants.ts';
import type { MailboxRow, Store } from './schema.ts';

/** A mailbox that has work, now or later. */
export interface Readiness {
	mailboxId: string;
	/** When the first of its waiting recipients may be tried. */
	dueAt: string;
}

/**
 * The mailboxes with recipients whom a worker may claim, and from when. Paused ones are left out, and so are messages
 * that an open attempt holds.
 */
export async function readiness(store: Store): Promise<Readiness[]> {
	const rows = await store
		.selectFrom('recipient')
		.innerJoin('mailbox', 'mailbox.id', 'recipient.mailbox_id')
		.where(sql<boolean>`recipient.state in ('queued', 'deferred') and recipient.attempt_id is null`)
		.where('mailbox.paused_at', 'is', null)
		.where((where) =>
			where.not(
				where.exists(
					where
						.selectFrom('attempt')
						.select('attempt.id')
						.whereRef('attempt.message_id', '=', 'recipient.message_id')
						.where('attempt.state', '<>', 'closed')
				)
			)
		)
		.groupBy('mailbox.id')
		.select(({ fn }) => ['mailbox.id', 'mailbox.retry_at', fn.min('recipient.due_at').as('due_at')])
		.execute();
	return rows.map(({ id, retry_at, due_at }) => ({ mailboxId: id, dueAt: later(due_at!, retry_at ?? '') }));
}

/** A mailbox that may be used now, or undefined while it is paused or waits for its next try. */
export const workableMailbox = (store: Store, mailboxId: string, at: string): Promise<MailboxRow | undefined> =>
	store
		.selectFrom('mailbox')
		.selectAll()
		.where('id', '=', mailboxId)
		.where('paused_at', 'is', null)
		.where((where) => where.or([where('retry_at', 'is', null), where('retry_at', '<=', at)]))
		.executeTakeFirst();
