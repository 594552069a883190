import type { RecipientRow, MessageRow } from '#ledger/rows.ts';

/** Where a batch stands: its recipients by what people want to know of them. */
export interface Summary {
	total: number;
	/** Accepted or delivered. */
	sent: number;
	perhaps: number;
	/** Refused, come back or given up. */
	failed: number;
	/** On this device, at the relay, or tried and tried again. */
	waiting: number;
	deferred: number;
	cancelled: number;
	/** ISO time of the next try of any deferred recipient, or empty. */
	nextTryAt: string;
}

const groups: Record<RecipientRow['state'], 'sent' | 'perhaps' | 'failed' | 'waiting' | 'cancelled'> = {
	approved: 'waiting',
	staged: 'waiting',
	queued: 'waiting',
	deferred: 'waiting',
	accepted: 'sent',
	delivered: 'sent',
	uncertain: 'perhaps',
	rejected: 'failed',
	bounced: 'failed',
	expired: 'failed',
	cancelled: 'cancelled'
};

/** Counts the recipients of messages. */
export function summarise(messages: readonly MessageRow[]): Summary {
	const sum: Summary = {
		total: 0,
		sent: 0,
		perhaps: 0,
		failed: 0,
		waiting: 0,
		deferred: 0,
		cancelled: 0,
		nextTryAt: ''
	};
	for (const { state, receipt } of messages.flatMap((message) => message.recipients)) {
		sum.total += 1;
		sum[groups[state]] += 1;
		if (state !== 'deferred') continue;
		sum.deferred += 1;
		const next = receipt?.nextTryAt ?? '';
		if (next && (sum.nextTryAt === '' || next < sum.nextTryAt)) sum.nextTryAt = next;
	}
	return sum;
}
