/** What is known about one recipient of one message. */
export type RecipientState =
	| 'staged'
	| 'queued'
	| 'deferred'
	| 'accepted'
	| 'rejected'
	| 'uncertain'
	| 'delivered'
	| 'bounced'
	| 'cancelled'
	| 'expired';

/** One SMTP transaction for one message: `claimed` may not have sent, `armed` may have, `closed` is known. */
export type AttemptState = 'claimed' | 'armed' | 'closed';

/** All recipient states, the worst for its message first. */
export const recipientStates: readonly RecipientState[] = [
	'uncertain',
	'rejected',
	'expired',
	'bounced',
	'deferred',
	'queued',
	'staged',
	'accepted',
	'delivered',
	'cancelled'
];

const severity = new Map(recipientStates.map((state, index) => [state, index]));

/** A message's state is its worst recipient's; `cancelled` only if all are. */
export function messageState(states: readonly RecipientState[]): RecipientState {
	const worst = states.toSorted((a, b) => severity.get(a)! - severity.get(b)!)[0];
	if (worst === undefined) throw new RangeError('a message has at least one recipient');
	return worst;
}

/** Which state may follow which; every other change is a bug. A restored relay's doubt is not a change. */
export const nextStates: Record<RecipientState, readonly RecipientState[]> = {
	staged: ['queued', 'cancelled'],
	queued: ['deferred', 'accepted', 'rejected', 'uncertain', 'cancelled', 'expired'],
	deferred: ['queued', 'accepted', 'rejected', 'uncertain', 'cancelled', 'expired', 'deferred'],
	accepted: ['delivered', 'bounced'],
	rejected: [],
	uncertain: ['accepted', 'queued', 'rejected', 'deferred', 'delivered', 'bounced'],
	delivered: ['bounced'],
	bounced: [],
	cancelled: [],
	expired: []
};

/** Whether nothing more will happen to a recipient by itself before the mail server has answered for good. */
export const isSettled = (state: RecipientState): boolean => !['staged', 'queued', 'deferred'].includes(state);

/** Why a recipient is in its state, for plain words in the app; the server's own text stands beside it. */
export type Reason =
	| 'unknown-user'
	/** The mail server cannot take letters other than ASCII before the @ (no SMTPUTF8). */
	| 'letters'
	| 'mailbox-full'
	| 'greylisted'
	| 'too-big'
	| 'blocked'
	| 'limit'
	| 'sender-refused'
	/** The sender's domain does not vouch for the mail server: SPF, DKIM or DMARC. */
	| 'sender-domain'
	| 'login'
	| 'tls'
	| 'certificate'
	| 'unreachable'
	/** Nothing at all answers where the mail server should be. */
	| 'firewall'
	/** The mail server's name leads nowhere. */
	| 'unknown-host'
	| 'connection-lost'
	| 'server-busy'
	| 'content-refused'
	| 'refused'
	| 'restarted'
	/** The relay was restored from a backup and does not know what it did after that. */
	| 'restored'
	/** The relay no longer has the mail, or its files, as they were handed over. */
	| 'damaged'
	| 'too-old'
	| 'not-allowed';

/** How an acceptance is known: the server's 2xx, a report, the Sent folder, or a person's word. */
export type Evidence = 'reply' | 'report' | 'sent-folder' | 'person';
