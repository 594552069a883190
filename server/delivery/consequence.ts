import { plainChange, type Change } from '#server/queue/changes.ts';
import type { Claim, ClaimedRecipient } from '#server/queue/attempts.ts';
import { after } from '#server/queue/instants.ts';
import { patience, waitAfter } from './backoff.ts';
import type { Verdict } from './outcome.ts';

/** What a verdict is weighed with. */
export interface Circumstances {
	claim: Claim;
	at: string;
	/** When the mailbox's server last took a message of anybody. */
	lastTakenAt: string | null;
	backoffScale: number;
}

/** The change of state that a verdict brings a recipient, or null where it stays as it is. */
export function consequenceOf(
	verdict: Verdict,
	recipient: ClaimedRecipient,
	circumstances: Circumstances
): Change | null {
	const { claim } = circumstances;
	const change: Change = {
		...plainChange(claim.messageId, recipient.address, 'queued'),
		attemptId: claim.attemptId,
		firstFailedAt: recipient.firstFailedAt
	};
	switch (verdict.type) {
		case 'Accepted':
			return { ...change, state: 'accepted', evidence: 'reply', ...wordsOf(verdict.reply) };
		case 'Never':
			return { ...change, state: 'rejected', reason: verdict.reason, ...wordsOf(verdict.reply) };
		case 'TooBig':
			return { ...change, state: 'rejected', reason: 'too-big', reply: verdict.detail };
		case 'Uncertain':
			return { ...change, state: 'uncertain', reason: 'connection-lost', reply: verdict.detail };
		case 'Later': {
			const firstFailedAt = recipient.firstFailedAt ?? circumstances.at;
			const failed: Change = { ...change, firstFailedAt, reason: verdict.reason, ...wordsOf(verdict.reply) };
			return deferOrExpire(failed, recipient, circumstances);
		}
		case 'Lost': {
			const firstFailedAt = startOfLosses(recipient, circumstances);
			const failed: Change = { ...change, firstFailedAt, reason: 'connection-lost', reply: verdict.detail };
			return deferOrExpire(failed, recipient, circumstances);
		}
		case 'Waiting':
			return null;
	}
}

const wordsOf = ({ code, text }: { code: number; text: string }) => ({ code, reply: text });

/** Losses count towards the 48 hours only while the mailbox takes other messages: else it is an outage. */
function startOfLosses({ firstFailedAt }: ClaimedRecipient, { at, lastTakenAt }: Circumstances): string {
	if (firstFailedAt === null) return at;
	return lastTakenAt !== null && lastTakenAt > firstFailedAt ? firstFailedAt : at;
}

function deferOrExpire(failed: Change, { tries }: ClaimedRecipient, { at, backoffScale }: Circumstances): Change {
	if (after(failed.firstFailedAt!, patience) <= at) return { ...failed, state: 'expired', reason: 'too-old' };
	return { ...failed, state: 'deferred', dueAt: after(at, waitAfter(tries, backoffScale)) };
}
