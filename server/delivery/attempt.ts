import { needsUtf8 } from '#domain/address.ts';
import type { Reason } from '#domain/receipt.ts';
import { armAttempt, closeAttempt, type Claim } from '#server/queue/attempts.ts';
import { plainChange, type Change } from '#server/queue/changes.ts';
import { after } from '#server/queue/instants.ts';
import { markDown, markUp, pauseMailbox } from '#server/queue/pauses.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import type { Exchange } from '#server/transport/exchange.ts';
import type { Session } from '#server/transport/session.ts';
import type { EnvelopeReplies } from '#server/transport/transcript.ts';
import { waitAfter } from './backoff.ts';
import type { NotBuilt } from './composer.ts';
import { consequenceOf, type Circumstances } from './consequence.ts';
import type { Delivery } from './delivery.ts';
import { passLandmark } from './landmarks.ts';
import { refusals, verdicts, type Verdict } from './outcome.ts';
import type { Prepared } from './prepare.ts';

/** Makes one attempt over an open session and commits what came of it. `reused`: the session has sent before. */
export async function attempt(
	delivery: Delivery,
	mailbox: MailboxRow,
	session: Session,
	claim: Claim,
	{ message, mime }: Prepared,
	reused: 'reused' | 'new'
): Promise<void> {
	const foreign = session.takesUtf8() ? [] : claim.recipients.map(({ address }) => address).filter(needsUtf8);
	if (foreign.length > 0) return refuseForeign(delivery, claim, foreign);

	const to = claim.recipients.map(({ address }) => address);
	const envelope = { id: message.id, from: message.from.address, to, size: mime.bytes.length };
	let arming: Promise<boolean> = Promise.resolve(false);
	const result = await session.send(envelope, mime.bytes, (replies) => {
		arming = arm(delivery, mailbox, claim, replies);
		return arming;
	});
	// The connection may have been lost while that commit was under way: it must be over before the next one.
	if ((await arming) && result.end) passLandmark('answered');

	if (reused === 'reused' && isStale(result)) {
		return closeAttempt(delivery.store, claim.attemptId, delivery.clock(), 'stale-connection', []);
	}
	await settle(delivery, mailbox, claim, result);
}

/** Whether a server had done with a session before it heard of the message, which then goes over a new one at once. */
const isStale = ({ mail, ending }: Exchange): boolean =>
	mail?.code === 421 || (mail === null && ending.type === 'Lost');

/** K3: what the server said to each recipient is committed before the end of the body leaves. */
async function arm(delivery: Delivery, mailbox: MailboxRow, claim: Claim, replies: EnvelopeReplies): Promise<boolean> {
	const at = delivery.clock();
	const refused = refusals(replies);
	const armed = claim.recipients.filter((_, index) => refused[index] === null).map(({ address }) => address);
	const changes = changesOf(refused, circumstances(delivery, mailbox, claim, at));
	const hasLeave = await armAttempt(delivery.shared, claim, at, armed, changes);
	if (hasLeave) passLandmark('armed');
	return hasLeave;
}

/**
 * K4. A mailbox in trouble is paused first, so that nobody claims what this attempt gives back. After a doubt it rests
 * like one that is down: what swallows answers would leave every message of a batch uncertain.
 */
async function settle(delivery: Delivery, mailbox: MailboxRow, claim: Claim, result: Exchange): Promise<void> {
	const at = delivery.clock();
	const known = verdicts(result);
	if (known.some(({ type }) => type === 'Uncertain')) await rest(delivery, mailbox, at);
	if (mailbox.down_since !== null && result.ending.type === 'Answered') await markUp(delivery.store, mailbox.id, at);
	const trouble = known.find((verdict) => verdict.type === 'Waiting');
	if (trouble) {
		const pause = { reason: trouble.reason, detail: trouble.reply.text, at, version: mailbox.version };
		await pauseMailbox(delivery.store, mailbox.id, pause);
	}
	const outcome = known.map(({ type }) => type.toLowerCase()).join(' ');
	const changes = changesOf(known, circumstances(delivery, mailbox, claim, at));
	await closeAttempt(delivery.ahead, claim.attemptId, at, outcome, changes);
	delivery.settled?.(mailbox.id);
	delivery.log.info({ messageId: claim.messageId, attemptId: claim.attemptId, outcome }, 'attempt.closed');
}

const circumstances = (delivery: Delivery, mailbox: MailboxRow, claim: Claim, at: string): Circumstances => ({
	claim,
	at,
	lastTakenAt: mailbox.last_taken_at,
	backoffScale: delivery.backoffScale
});

const changesOf = (known: readonly (Verdict | null)[], weighing: Circumstances): Change[] =>
	known
		.map((verdict, index) => verdict && consequenceOf(verdict, weighing.claim.recipients[index]!, weighing))
		.filter((change) => change !== null);

const rest = ({ store, backoffScale }: Delivery, mailbox: MailboxRow, at: string): Promise<boolean> =>
	markDown(store, mailbox, at, after(at, waitAfter(mailbox.down_tries, backoffScale)));

/** Ends an attempt before it begins: this server has no way to take these addresses. The others are due again at once. */
const refuseForeign = ({ store, clock }: Delivery, claim: Claim, addresses: readonly string[]): Promise<void> =>
	closeAttempt(store, claim.attemptId, clock(), 'no-smtputf8', addresses.map(rejection(claim, 'letters')));

/** Ends an attempt whose message must not be sent: an address in it is not one plain address, or it is damaged. */
export async function refuse(delivery: Delivery, claim: Claim, error: NotBuilt): Promise<void> {
	const reason = error.type === 'Damaged' ? 'damaged' : 'not-allowed';
	const changes = claim.recipients.map(({ address }) => address).map(rejection(claim, reason));
	await closeAttempt(delivery.store, claim.attemptId, delivery.clock(), 'refused', changes);
	const detail = error.type === 'Damaged' ? error.detail : undefined;
	delivery.log.warn({ messageId: claim.messageId, reason, detail }, 'attempt.refused');
}

const rejection =
	({ messageId, attemptId }: Claim, reason: Reason) =>
	(address: string): Change => ({ ...plainChange(messageId, address, 'rejected'), reason, attemptId });
