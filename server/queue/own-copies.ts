import { sql } from 'kysely';
import type { OwnCopies } from '#domain/mailbox.ts';
import type { Change } from './changes.ts';
import { prepared } from './prepared.ts';
import type { Store, Writer } from './schema.ts';

/** The copy of a message to its mailbox's own copy address. It says nothing about the message's recipients. */
export interface OwnCopyRow {
	message_id: string;
	mailbox_id: string;
	address: string;
	state: 'queued' | 'accepted' | 'rejected' | 'uncertain' | 'expired';
	due_at: string | null;
	/** The attempt that holds it. */
	attempt_id: string | null;
	first_failed_at: string | null;
	tries: number;
	reason: string | null;
	reply: string;
	changed_at: string;
}

/**
 * Makes the copy of a message once a recipient of it was accepted: the mailbox wants one, and its address is not among
 * the recipients anyway. There is one per message.
 */
export async function makeOwnCopy(writer: Writer, attemptId: string, at: string): Promise<void> {
	await sql`
		insert into own_copy (message_id, mailbox_id, address, state, due_at, changed_at)
		select attempt.message_id, mailbox.id, mailbox.copy_to, 'queued', ${at}, ${at}
		from attempt join mailbox on mailbox.id = attempt.mailbox_id
		where attempt.id = ${attemptId} and mailbox.copy_to <> '' and not exists (
			select 1 from recipient
			where recipient.message_id = attempt.message_id and lower(recipient.address) = lower(mailbox.copy_to)
		)
		on conflict do nothing`.execute(writer);
}

/** Lets an attempt hold the copy of its message; who it goes to, as a claim has it. */
export const holdOwnCopy = (writer: Writer, messageId: string, attemptId: string) =>
	writer
		.updateTable('own_copy')
		.set({ attempt_id: attemptId })
		.where('message_id', '=', messageId)
		.returning(['address', 'tries', 'first_failed_at as firstFailedAt'])
		.execute();

/** Whether an attempt is for a copy. */
export const isOwnCopy = async (store: Store, attemptId: string): Promise<boolean> =>
	(await findOwnCopy(store, { attemptId })).rows.length > 0;

const findOwnCopy = prepared((store, { attemptId }: { attemptId: string }) =>
	store.selectFrom('own_copy').select('message_id').where('attempt_id', '=', attemptId)
);

/** Ends the attempt of a copy: what it brought is kept with the copy alone; without a change it is due again. */
export async function settleOwnCopy(
	writer: Writer,
	attemptId: string,
	at: string,
	change: Change | undefined
): Promise<void> {
	if (!change) {
		await writer.updateTable('own_copy').set({ attempt_id: null }).where('attempt_id', '=', attemptId).execute();
		return;
	}
	const { state, reason, reply, dueAt, firstFailedAt } = change;
	await writer
		.updateTable('own_copy')
		.set((row) => ({
			state: stateOf(state),
			reason,
			reply: reply.slice(0, 500),
			due_at: dueAt,
			first_failed_at: firstFailedAt,
			tries: row('tries', '+', 1),
			attempt_id: null,
			changed_at: at
		}))
		.where('attempt_id', '=', attemptId)
		.execute();
}

/** A copy that is tried again is simply queued. */
function stateOf(state: Change['state']): OwnCopyRow['state'] {
	switch (state) {
		case 'accepted':
		case 'delivered':
			return 'accepted';
		case 'rejected':
		case 'bounced':
		case 'cancelled':
			return 'rejected';
		case 'uncertain':
			return 'uncertain';
		case 'expired':
			return 'expired';
		case 'staged':
		case 'queued':
		case 'deferred':
			return 'queued';
	}
}

/** After a restart: copies whose attempt had not sent are due again, the others were perhaps sent. */
export async function recoverOwnCopies(writer: Writer, armed: readonly string[], at: string): Promise<void> {
	await writer
		.updateTable('own_copy')
		.set({ state: 'uncertain', reason: 'restarted', attempt_id: null, changed_at: at })
		.where('attempt_id', 'in', armed)
		.execute();
	await writer.updateTable('own_copy').set({ attempt_id: null }).where('attempt_id', 'is not', null).execute();
}

/** How copies to oneself fare in a mailbox: those that wait, and those since a time that perhaps or surely failed. */
export async function ownCopiesOf(store: Store, mailboxId: string, since: string): Promise<OwnCopies> {
	const { waiting } = await store
		.selectFrom('own_copy')
		.select((row) => row.fn.countAll<number>().as('waiting'))
		.where('mailbox_id', '=', mailboxId)
		.where(sql<boolean>`state = 'queued'`)
		.executeTakeFirstOrThrow();
	const failures = await store
		.selectFrom('own_copy')
		.select(['changed_at as at', 'reason', 'reply'])
		.where('mailbox_id', '=', mailboxId)
		.where(sql<boolean>`state in ('rejected', 'uncertain', 'expired')`)
		.where('changed_at', '>', since)
		.orderBy('changed_at', 'desc')
		.execute();
	const [last] = failures;
	return { waiting, failed: last ? { ...last, count: failures.length } : null };
}
