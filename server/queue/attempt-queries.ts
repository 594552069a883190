import { sql } from 'kysely';
import { prepared } from './prepared.ts';

/** A mailbox that is not paused, with its limits. */
export const findOpenMailbox = prepared((store, { mailboxId }: { mailboxId: string }) =>
	store
		.selectFrom('mailbox')
		.select(['id', 'per_minute', 'per_day'])
		.where('id', '=', mailboxId)
		.where('paused_at', 'is', null)
);

/** The attempt that is to be opened, until when its lease runs, and for which mailbox. */
interface Opening {
	attemptId: string;
	mailboxId: string;
	lease: string;
	leaseUntil: string;
	at: string;
}

/** Opens an attempt for what is due, as if for one recipient, and answers the message. */
const open = ({ attemptId, lease, leaseUntil, at }: Opening, due: ReturnType<typeof sql>) => sql<{
	message_id: string;
}>`
	insert into attempt (id, message_id, mailbox_id, state, lease, lease_until, fence, claimed_at, spent)
	select ${attemptId}, due.message_id, due.mailbox_id, 'claimed', ${lease}, ${leaseUntil},
		1 + coalesce((select max(fence) from attempt where attempt.message_id = due.message_id), 0), ${at}, 1
	from (${due}) as due
	returning message_id`;

/** Opens an attempt for the message whose recipients are due next. A message with an open attempt is passed over. */
export const openForMail = prepared((_, opening: Opening) =>
	open(
		opening,
		sql`
	select message_id, mailbox_id from recipient
	where mailbox_id = ${opening.mailboxId} and state in ('queued', 'deferred') and attempt_id is null
		and due_at <= ${opening.at} and not exists (
			select 1 from attempt where attempt.message_id = recipient.message_id and attempt.state <> 'closed'
		)
	order by queue_order limit 1`
	)
);

/** Opens an attempt for the copy to oneself that is due next. */
export const openForOwnCopy = prepared((_, opening: Opening) =>
	open(
		opening,
		sql`
	select message_id, mailbox_id from own_copy
	where mailbox_id = ${opening.mailboxId} and state = 'queued' and attempt_id is null and due_at <= ${opening.at}
		and not exists (
			select 1 from attempt where attempt.message_id = own_copy.message_id and attempt.state <> 'closed'
		)
	order by due_at limit 1`
	)
);

/** Which due recipients of a message an attempt is to hold. */
interface Holding {
	attemptId: string;
	messageId: string;
	at: string;
}

/** Lets an attempt hold all recipients of a message that are due. */
export const holdAllDue = prepared((store, { attemptId, messageId, at }: Holding) =>
	store
		.updateTable('recipient')
		.set({ attempt_id: attemptId })
		.where('message_id', '=', messageId)
		.where('state', 'in', ['queued', 'deferred'])
		.where('attempt_id', 'is', null)
		.where('due_at', '<=', at)
		.returning(['address', 'tries', 'first_failed_at as firstFailedAt'])
);

/** The same for no more of them than there is room. */
export const holdSomeDue = prepared((store, { attemptId, messageId, at, room }: Holding & { room: number }) =>
	store
		.updateTable('recipient')
		.set({ attempt_id: attemptId })
		.where('message_id', '=', messageId)
		.where('address', 'in', (row) =>
			row
				.selectFrom('recipient as due')
				.select('due.address')
				.where('due.message_id', '=', messageId)
				.where('due.state', 'in', ['queued', 'deferred'])
				.where('due.attempt_id', 'is', null)
				.where('due.due_at', '<=', at)
				.limit(room)
		)
		.returning(['address', 'tries', 'first_failed_at as firstFailedAt'])
);

/** Marks an attempt as armed, as long as its lease holds. */
export const arm = prepared((store, { attemptId, lease, at }: { attemptId: string; lease: string; at: string }) =>
	store
		.updateTable('attempt')
		.set({ state: 'armed', armed_at: at })
		.where('id', '=', attemptId)
		.where('lease', '=', lease)
		.where('lease_until', '>', at)
		.where('state', '=', 'claimed')
);

/** How an attempt ended, and to how many it perhaps went; that is kept of one that was closed before. */
interface Closing {
	attemptId: string;
	at: string;
	outcome: string;
	sent: number;
}

/** Closes an attempt. */
export const close = prepared((store, { attemptId, at, outcome, sent }: Closing) =>
	store
		.updateTable('attempt')
		.set((row) => ({
			state: 'closed',
			closed_at: at,
			outcome,
			spent: sql<number>`case when ${row.ref('state')} = 'closed' then ${row.ref('spent')} else ${sent} end`
		}))
		.where('id', '=', attemptId)
);

/** Notes that the server of an attempt's mailbox takes messages. */
export const noteTakenOf = prepared((store, { attemptId, at }: { attemptId: string; at: string }) =>
	store
		.updateTable('mailbox')
		.set({ last_taken_at: at })
		.where('id', '=', (attempt) => attempt.selectFrom('attempt').select('mailbox_id').where('id', '=', attemptId))
		.returning('copy_to')
);

/** The recipients that an attempt holds, or left in doubt. */
export const findHeld = prepared((store, { attemptId }: { attemptId: string }) =>
	store.selectFrom('recipient').select(['address', 'state']).where('attempt_id', '=', attemptId)
);
