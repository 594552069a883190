import { sql } from 'kysely';
import { applyChanges, type Change } from './changes.ts';
import { after } from './instants.ts';
import type { Store, Writer } from './schema.ts';

/** How long a server may take to answer the end of a message. RFC 5321, 4.5.3.2.6. Milliseconds. */
export const replyTimeout = 10 * 60_000;

/** How long a worker holds an attempt without a sign of life. Milliseconds. */
export const leaseTime = 45_000;

/** A recipient of an attempt, with what earlier ones left. */
export interface ClaimedRecipient {
	address: string;
	tries: number;
	firstFailedAt: string | null;
}

/** The right to make one attempt: to send one message to those of its recipients who are due. */
export interface Claim {
	attemptId: string;
	messageId: string;
	mailboxId: string;
	lease: string;
	recipients: ClaimedRecipient[];
}

/** Who asks for work, for which mailbox, and the id of the attempt it would be. */
export interface Claiming {
	mailboxId: string;
	lease: string;
	attemptId: string;
	at: string;
}

/**
 * Claims the first message in the order of the queue that has recipients due (K2), or null.
 * A message with an open attempt is passed over; a unique index makes sure of it.
 */
export function claimNext(store: Store, { mailboxId, lease, attemptId, at }: Claiming): Promise<Claim | null> {
	return store.transaction().execute(async (writer) => {
		const { rows } = await sql<{ message_id: string }>`
			insert into attempt (id, message_id, mailbox_id, state, lease, lease_until, fence, claimed_at)
			select ${attemptId}, due.message_id, due.mailbox_id, 'claimed', ${lease}, ${after(at, leaseTime)},
				1 + coalesce((select max(fence) from attempt where attempt.message_id = due.message_id), 0), ${at}
			from (
				select message_id, mailbox_id from recipient
				where mailbox_id = ${mailboxId} and state in ('queued', 'deferred') and attempt_id is null
					and due_at <= ${at} and not exists (
						select 1 from attempt where attempt.message_id = recipient.message_id and attempt.state <> 'closed'
					)
				order by queue_order limit 1
			) as due
			returning message_id`.execute(writer);
		const messageId = rows[0]?.message_id;
		if (messageId === undefined) return null;

		const recipients = await writer
			.updateTable('recipient')
			.set({ attempt_id: attemptId })
			.where('message_id', '=', messageId)
			.where('state', 'in', ['queued', 'deferred'])
			.where('attempt_id', 'is', null)
			.where('due_at', '<=', at)
			.returning(['address', 'tries', 'first_failed_at as firstFailedAt'])
			.execute();
		return { attemptId, messageId, mailboxId, lease, recipients };
	});
}

/** Prolongs all open attempts of a lease. */
export async function renewLease(store: Store, lease: string, at: string): Promise<void> {
	await store
		.updateTable('attempt')
		.set({ lease_until: after(at, leaseTime) })
		.where('lease', '=', lease)
		.where('state', '<>', 'closed')
		.execute();
}

/**
 * The last commit before the end of the body leaves (K3): from here on the message may have been sent. `armed` are the
 * addresses that the server took; `refused` says what becomes of the others, and who is in neither is due again.
 * False when the lease has been lost: then nothing is committed and the end of the body must not leave.
 */
export function armAttempt(
	store: Store,
	claim: Claim,
	at: string,
	armed: readonly string[],
	refused: readonly Change[]
): Promise<boolean> {
	return store.transaction().execute(async (writer) => {
		const { numUpdatedRows } = await writer
			.updateTable('attempt')
			.set({ state: 'armed', armed_at: at })
			.where('id', '=', claim.attemptId)
			.where('lease', '=', claim.lease)
			.where('lease_until', '>', at)
			.where('state', '=', 'claimed')
			.executeTakeFirstOrThrow();
		if (numUpdatedRows !== 1n) return false;
		await applyChanges(writer, at, refused);
		await writer
			.updateTable('recipient')
			.set({ attempt_id: null })
			.where('attempt_id', '=', claim.attemptId)
			.where('address', 'not in', armed)
			.execute();
		return true;
	});
}

/**
 * Ends an attempt (K4): the changes apply to the recipients it still holds; who is not named is due again.
 * A late answer to an attempt that was given up settles those whom it left uncertain.
 */
export function closeAttempt(
	store: Store,
	attemptId: string,
	at: string,
	outcome: string,
	changes: readonly Change[]
): Promise<void> {
	return store.transaction().execute(async (writer) => {
		await writer
			.updateTable('attempt')
			.set({ state: 'closed', closed_at: at, outcome })
			.where('id', '=', attemptId)
			.execute();
		if (changes.some(({ state }) => state === 'accepted')) await noteTaken(writer, attemptId, at);
		const held = await heldBy(writer, attemptId);
		await applyChanges(
			writer,
			at,
			changes.filter(({ address }) => held.has(address))
		);
		await release(writer, attemptId);
	});
}

const noteTaken = (writer: Writer, attemptId: string, at: string) =>
	writer
		.updateTable('mailbox')
		.set({ last_taken_at: at })
		.where('id', '=', (attempt) => attempt.selectFrom('attempt').select('mailbox_id').where('id', '=', attemptId))
		.execute();

async function heldBy(writer: Writer, attemptId: string): Promise<Set<string>> {
	const rows = await writer.selectFrom('recipient').select('address').where('attempt_id', '=', attemptId).execute();
	return new Set(rows.map(({ address }) => address));
}

async function release(writer: Writer, attemptId: string): Promise<void> {
	await writer
		.updateTable('recipient')
		.set({ attempt_id: null })
		.where('attempt_id', '=', attemptId)
		.where('state', '<>', 'uncertain')
		.execute();
}
