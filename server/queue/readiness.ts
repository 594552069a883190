import { sql } from 'kysely';
import { later } from './instants.ts';
import { prepared } from './prepared.ts';
import type { MailboxRow, Store } from './schema.ts';
import { limitedUntil, type LimitedMailbox } from './spending.ts';

/** A mailbox that has work, now or later. */
export interface Readiness {
	mailboxId: string;
	/** When the first of its waiting recipients may be tried. */
	dueAt: string;
}

/**
 * The mailboxes with recipients or copies that a worker may claim, and from when, within their limits. Paused ones are
 * left out, and so are messages that an open attempt holds.
 */
export async function readiness(store: Store, at: string): Promise<Readiness[]> {
	const { rows } = await sql<Waiting>`
		select mailbox.id, per_minute, per_day, retry_at, min(waiting.due_at) as due_at
		from (
			select mailbox_id, message_id, due_at from recipient where state in ('queued', 'deferred') and attempt_id is null
			union all
			select mailbox_id, message_id, due_at from own_copy where state = 'queued' and attempt_id is null
		) as waiting
		join mailbox on mailbox.id = waiting.mailbox_id
		where mailbox.paused_at is null and not exists (
			select 1 from attempt where attempt.message_id = waiting.message_id and attempt.state <> 'closed'
		)
		group by mailbox.id`.execute(store);
	return Promise.all(
		rows.map(async (row) => ({
			mailboxId: row.id,
			dueAt: [row.due_at, row.retry_at, await limitedUntil(store, row, at)].reduce<string>(
				(latest, time) => later(latest, time ?? ''),
				''
			)
		}))
	);
}

/** A mailbox with what waits in it. */
interface Waiting extends LimitedMailbox {
	retry_at: string | null;
	due_at: string;
}

/** A mailbox that may be used now, or undefined while it is paused or waits for its next try. */
export const workableMailbox = async (store: Store, mailboxId: string, at: string): Promise<MailboxRow | undefined> =>
	(await findWorkable(store, { mailboxId, at })).rows[0];

const findWorkable = prepared((store, { mailboxId, at }: { mailboxId: string; at: string }) =>
	store
		.selectFrom('mailbox')
		.selectAll()
		.where('id', '=', mailboxId)
		.where('paused_at', 'is', null)
		.where((where) => where.or([where('retry_at', 'is', null), where('retry_at', '<=', at)]))
);
