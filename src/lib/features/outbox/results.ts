import type { Batch } from '#domain/batch.ts';
import { untoldBatches } from '#ledger/results.ts';
import { m } from '#ui/paraglide/messages.js';
import { formatCount } from '#ui/format.ts';
import { summarise, type Summary } from './summary.ts';

/** A batch of which nothing waits any more, and what became of it. */
export interface BatchResult {
	batch: Batch;
	summary: Summary;
}

/** The results that nobody was told yet, the oldest first. What is tried again or cannot be known waits for its end. */
export async function untoldResults(): Promise<BatchResult[]> {
	const all = (await untoldBatches()).map(({ batch, messages }) => ({ batch, summary: summarise(messages) }));
	return all
		.filter(({ summary }) => summary.total > 0 && summary.waiting === 0)
		.toSorted((a, b) => a.batch.approvedAt.localeCompare(b.batch.approvedAt));
}

/** Whether a person has to look at a result: not all of it arrived. */
export const isToDecide = ({ summary }: BatchResult): boolean => summary.failed + summary.perhaps > 0;

/** What became of several batches together. */
export const totalOf = (
	results: readonly BatchResult[]
): Pick<Summary, 'sent' | 'perhaps' | 'failed' | 'cancelled'> => {
	const sum = { sent: 0, perhaps: 0, failed: 0, cancelled: 0 };
	for (const { summary } of results) {
		sum.sent += summary.sent;
		sum.perhaps += summary.perhaps;
		sum.failed += summary.failed;
		sum.cancelled += summary.cancelled;
	}
	return sum;
};

/** What became of a batch, in a line: only what there is. */
export const resultWords = ({ sent, perhaps, failed, cancelled }: ReturnType<typeof totalOf>): string =>
	[
		sent > 0 ? m.outbox_part_sent({ count: formatCount(sent) }) : '',
		perhaps > 0 ? m.outbox_part_perhaps({ count: formatCount(perhaps) }) : '',
		failed > 0 ? m.outbox_part_failed({ count: formatCount(failed) }) : '',
		cancelled > 0 ? m.outbox_part_cancelled({ count: formatCount(cancelled) }) : ''
	]
		.filter(Boolean)
		.join(', ');
