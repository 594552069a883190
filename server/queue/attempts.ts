import { limits } from '#domain/contract.ts';
import type { AttemptState } from '#domain/receipt.ts';
import {
	arm,
	close,
	findHeld,
	findOpenMailbox,
	holdAllDue,
	holdSomeDue,
	noteTakenOf,
	openForMail,
	openForOwnCopy
} from './attempt-queries.ts';
import { applyChanges, type Change } from './changes.ts';
import { after } from './instants.ts';
import { holdOwnCopy, isOwnCopy, makeOwnCopy, settleOwnCopy } from './own-copies.ts';
import type { Store, Writer } from './schema.ts';
import { roomOf } from './spending.ts';

/** One SMTP transaction. */
export interface AttemptRow {
	id: string;
	message_id: string;
	mailbox_id: string;
	state: AttemptState;
	/** Who holds it, until when, and the how-manieth hold of this message it is. */
	lease: string;
	lease_until: string;
	fence: number;
	claimed_at: string;
	armed_at: string | null;
	closed_at: string | null;
	outcome: string | null;
	/** Recipients that count towards the mailbox's limits. */
	spent: number;
}

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
	/** Whether it is the mail itself that is sent, or its copy to oneself. */
	of: 'mail' | 'own-copy';
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
 * Claims the first message in the order of the queue that has recipients due (K2), for as many of them as the limits of
 * its mailbox allow; where there is none, a copy to oneself that is due; or null, and so while the mailbox is paused. A message with an open attempt is
 * passed over; a unique index makes sure of it.
 */
export function claimNext(store: Store, claiming: Claiming): Promise<Claim | null> {
	const { mailboxId, lease, attemptId, at } = claiming;
	return store.transaction().execute(async (writer) => {
		const [mailbox] = (await findOpenMailbox(writer, { mailboxId })).rows;
		if (!mailbox) return null;
		const room = await roomOf(writer, mailbox, at);
		if (room === 0) return null;

		const opening = { ...claiming, leaseUntil: after(at, leaseTime) };
		const mailId = (await openForMail(writer, opening)).rows[0]?.message_id;
		const messageId = mailId ?? (await openForOwnCopy(writer, opening)).rows[0]?.message_id;
		if (messageId === undefined) return null;

		const recipients =
			mailId === undefined
				? await holdOwnCopy(writer, messageId, attemptId)
				: await holdRecipients(writer, messageId, claiming, room);
		if (recipients.length > 1)
			await writer.updateTable('attempt').set({ spent: recipients.length }).where('id', '=', attemptId).execute();
		return { attemptId, messageId, mailboxId, lease, of: mailId === undefined ? 'own-copy' : 'mail', recipients };
	});
}

/** Lets an attempt hold the due recipients of a message, `room` of them at most. */
async function holdRecipients(
	writer: Writer,
	messageId: string,
	{ attemptId, at }: Claiming,
	room: number
): Promise<ClaimedRecipient[]> {
	if (room >= limits.messageRecipients) return (await holdAllDue(writer, { messageId, attemptId, at })).rows;
	return (await holdSomeDue(writer, { messageId, attemptId, at, room })).rows;
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
		const { numAffectedRows } = await arm(writer, { ...claim, at });
		if (numAffectedRows !== 1n) return false;
		if (claim.of === 'own-copy') {
			if (armed.length === 0) await settleOwnCopy(writer, claim.attemptId, at, refused[0]);
			return true;
		}
		await applyChanges(writer, at, refused);
		if (armed.length + refused.length < claim.recipients.length) await releaseAllBut(writer, claim.attemptId, armed);
		return true;
	});
}

const releaseAllBut = (writer: Writer, attemptId: string, armed: readonly string[]) =>
	writer
		.updateTable('recipient')
		.set({ attempt_id: null })
		.where('attempt_id', '=', attemptId)
		.where('address', 'not in', armed)
		.execute();

/**
 * Ends an attempt (K4): the changes apply to the recipients it still holds; who is not named is due again. What was
 * provably not sent no longer counts towards the mailbox's limits.
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
		const sent = changes.filter(({ state }) => state === 'accepted' || state === 'uncertain').length;
		await close(writer, { attemptId, at, outcome, sent });
		const isAccepted = changes.some(({ state }) => state === 'accepted');
		const copyTo = isAccepted ? await noteTaken(writer, attemptId, at) : '';
		if (await isOwnCopy(writer, attemptId)) return settleOwnCopy(writer, attemptId, at, changes[0]);
		if (copyTo !== '') await makeOwnCopy(writer, attemptId, at);
		const held = await heldBy(writer, attemptId);
		const known = changes.filter((change) => isNews(held, change));
		await applyChanges(writer, at, known);
		if (known.length < held.size) await release(writer, attemptId);
	});
}

/** Notes that a mailbox's server takes messages; who wants a copy of them, or empty. */
const noteTaken = async (writer: Writer, attemptId: string, at: string): Promise<string> =>
	(await noteTakenOf(writer, { attemptId, at })).rows[0]?.copy_to ?? '';

/** The recipients of an attempt, with whether it has left them in doubt. */
async function heldBy(writer: Writer, attemptId: string): Promise<Map<string, 'waiting' | 'in doubt'>> {
	const { rows } = await findHeld(writer, { attemptId });
	return new Map(rows.map(({ address, state }) => [address, state === 'uncertain' ? 'in doubt' : 'waiting']));
}

/** Whether a change tells a held recipient something new: a doubt that was noted is not noted again. */
const isNews = (held: Awaited<ReturnType<typeof heldBy>>, { address, state }: Change): boolean =>
	held.has(address) && !(held.get(address) === 'in doubt' && state === 'uncertain');

async function release(writer: Writer, attemptId: string): Promise<void> {
	await writer
		.updateTable('recipient')
		.set({ attempt_id: null })
		.where('attempt_id', '=', attemptId)
		.where('state', '<>', 'uncertain')
		.execute();
}
