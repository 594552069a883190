import type { Evidence, Reason, RecipientState } from '#domain/receipt.ts';
import type { MailCase } from './sample-cases.ts';

/** One thing that became known of a recipient, `after` seconds from the approval. */
export interface Step {
	state: RecipientState;
	after: number;
	evidence: Evidence | null;
	reason: Reason | null;
	code: number | null;
	reply: string;
	/** Seconds from the approval to the next try, or null. */
	nextTry: number | null;
}

const step = (state: RecipientState, after: number, more: Partial<Step> = {}): Step => ({
	state,
	after,
	evidence: null,
	reason: null,
	code: null,
	reply: '',
	nextTry: null,
	...more
});

const queued = step('queued', 2);
const accepted = step('accepted', 41, { evidence: 'reply', code: 250, reply: '2.0.0 Ok: queued as 4XkT7q2Zz9' });
const greylisted = step('deferred', 38, {
	reason: 'greylisted',
	code: 451,
	reply: '4.7.1 Greylisted, please try again later',
	nextTry: 1_900
});
const unknownUser = step('rejected', 40, {
	reason: 'unknown-user',
	code: 550,
	reply: '5.1.1 The email account that you tried to reach does not exist'
});
const full = step('bounced', 3_600, {
	evidence: 'report',
	reason: 'mailbox-full',
	code: 552,
	reply: '5.2.2 Mailbox full'
});
const lost = step('uncertain', 75, { reason: 'connection-lost' });
const tooOld = step('expired', 172_800, {
	reason: 'too-old',
	code: 450,
	reply: '4.4.1 Connection timed out while contacting the destination'
});
const report = step('delivered', 320, { evidence: 'report', code: 250, reply: '2.1.5 Delivered to mailbox' });

/** What happens to the first recipient of a mail, and to the others. */
export const courses: Readonly<Record<Exclude<MailCase, 'resent'>, { first: Step[]; others: Step[] }>> = {
	queued: same([queued]),
	deferred: same([queued, greylisted]),
	accepted: same([queued, accepted]),
	delivered: same([queued, accepted, report]),
	rejected: same([queued, unknownUser]),
	'partly-rejected': { first: [queued, accepted], others: [queued, unknownUser] },
	bounced: same([queued, accepted, full]),
	'partly-bounced': { first: [queued, accepted], others: [queued, accepted, full] },
	uncertain: same([queued, lost]),
	expired: same([queued, greylisted, tooOld]),
	cancelled: same([queued, step('cancelled', 20)])
};

function same(steps: Step[]): { first: Step[]; others: Step[] } {
	return { first: steps, others: steps };
}
