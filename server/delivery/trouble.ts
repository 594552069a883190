import { closeAttempt, type Claim } from '#server/queue/attempts.ts';
import { plainChange, type Change } from '#server/queue/changes.ts';
import { after } from '#server/queue/instants.ts';
import { markDown, pauseMailbox } from '#server/queue/pauses.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import { waitAfter } from './backoff.ts';
import type { MailboxTrouble } from './classify.ts';
import type { Delivery } from './delivery.ts';

/**
 * Commits that a mailbox's server gave no session. A pause leaves the message queued; a server that is down defers it
 * to the mailbox's next try, and that does not count towards its 48 hours. Of a mailbox that was mended meanwhile it
 * says nothing: the message is due at once.
 */
export async function noteTrouble(
	delivery: Delivery,
	mailbox: MailboxRow,
	claim: Claim,
	trouble: MailboxTrouble
): Promise<void> {
	const { store, log } = delivery;
	const { version } = mailbox;
	const at = delivery.clock();
	log.warn(
		{ mailboxId: mailbox.id, reason: trouble.reason, code: trouble.code },
		`mailbox.${trouble.type.toLowerCase()}`
	);
	if (trouble.type === 'Pause') {
		await pauseMailbox(store, mailbox.id, { reason: trouble.reason, detail: trouble.detail, at, version });
		return closeAttempt(store, claim.attemptId, at, trouble.reason, []);
	}
	const retryAt = after(at, waitAfter(mailbox.down_tries, delivery.backoffScale));
	const isMended = !(await markDown(store, mailbox, at, retryAt));
	if (isMended) return closeAttempt(store, claim.attemptId, at, trouble.reason, []);
	const changes = claim.recipients.map(({ address, firstFailedAt }): Change => ({
		...plainChange(claim.messageId, address, 'deferred'),
		reason: trouble.reason,
		code: trouble.code,
		reply: trouble.detail,
		attemptId: claim.attemptId,
		dueAt: retryAt,
		firstFailedAt
	}));
	await closeAttempt(store, claim.attemptId, at, trouble.reason, changes);
}
