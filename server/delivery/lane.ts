import { claimNext, closeAttempt, type Claim } from '#server/queue/attempts.ts';
import { noteMessageSize } from '#server/queue/message-size.ts';
import { workableMailbox } from '#server/queue/readiness.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import { err, type Result } from '#domain/result.ts';
import { openSession, type Session } from '#server/transport/session.ts';
import { attempt, refuse } from './attempt.ts';
import { troubleOf, troubleOfLogin, type MailboxTrouble } from './classify.ts';
import type { Delivery } from './delivery.ts';
import { passLandmark } from './landmarks.ts';
import { prepare } from './prepare.ts';
import { noteTrouble } from './trouble.ts';

/** What a lane shares with the others of its mailbox. */
export interface Lane {
	mailboxId: string;
	lease: string;
	/** The open sessions of this mailbox, this lane's included. */
	sessions: Set<Session>;
	/** Called when the server serves, so that another lane may try its luck. */
	opened: () => void;
	/** Called when the server gave no session while it serves others: it wants no more of them. */
	crowded: () => void;
	/** Aborted to let the lane end after the message it is at. */
	stop: AbortSignal;
	/** Aborted to break its connection off. */
	breakOff: AbortSignal;
}

/** Sends what is due in one mailbox, message by message over one connection, until there is no more or trouble comes. */
export async function runLane(delivery: Delivery, lane: Lane): Promise<void> {
	const { ahead, clock, newId } = delivery;
	const { mailboxId, lease } = lane;
	let session = null as Session | null;
	try {
		while (!lane.stop.aborted && (await delivery.hasRoom())) {
			const mailbox = await workableMailbox(ahead, mailboxId, clock());
			const claim = mailbox && (await claimNext(ahead, { mailboxId, lease, attemptId: newId(), at: clock() }));
			if (!claim) return;
			passLandmark('claimed');

			const prepared = await prepare(delivery, claim.messageId);
			if (!prepared.ok) {
				await refuse(delivery, claim, prepared.error);
				continue;
			}
			const reused: Session | null = session?.isOpen() ? session : null;
			if (session && !reused) lane.sessions.delete(session);
			session = reused ?? (await enter(delivery, lane, mailbox, claim));
			if (!session) return;
			await attempt(delivery, mailbox, session, claim, prepared.value, reused ? 'reused' : 'new');
			if (mailbox.down_since !== null) lane.opened();
		}
	} finally {
		if (session) lane.sessions.delete(session);
		session?.close();
	}
}

/** Opens a session for a claim; null where there is none, with the claim given back. */
async function enter(delivery: Delivery, lane: Lane, mailbox: MailboxRow, claim: Claim): Promise<Session | null> {
	const { store, clock } = delivery;
	const opened = await open(delivery, mailbox, lane.breakOff);
	if (opened.ok) {
		lane.sessions.add(opened.value);
		await noteMessageSize(store, mailbox, opened.value.takesBytes());
		// A mailbox that was down shows with one message that it works, before others follow.
		if (mailbox.down_since === null) lane.opened();
		return opened.value;
	}
	if (lane.breakOff.aborted) {
		await closeAttempt(store, claim.attemptId, clock(), 'stopped', []);
	} else if (opened.error.type === 'Down' && lane.sessions.size > 0) {
		lane.crowded();
		await closeAttempt(store, claim.attemptId, clock(), 'crowded', []);
	} else {
		await noteTrouble(delivery, mailbox, claim, opened.error);
	}
	return null;
}

async function open(
	delivery: Delivery,
	mailbox: MailboxRow,
	breakOff: AbortSignal
): Promise<Result<Session, MailboxTrouble>> {
	const credentials = await delivery.credentials(mailbox);
	if (!credentials.ok) return err(troubleOfLogin(credentials.error));
	const target = { ...mailbox, ...credentials.value };
	const opened = await openSession(target, delivery.guard, delivery.timeouts, breakOff);
	return opened.ok ? opened : err(troubleOf(opened.error));
}
