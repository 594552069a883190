import { messageState } from '#domain/receipt.ts';
import type { MessageRow, RecipientRow } from '#ledger/rows.ts';
import { formatAhead } from '#ui/ahead.ts';
import { formatTime, formatWhen } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';
import { looks, type Look } from '#ui/tone.ts';

/** How a recipient looks; `approved` before the relay has said anything. */
export const lookOf = (state: RecipientRow['state']): Look =>
	state === 'approved' ? { ...looks.queued, word: m.outbox_state_approved } : looks[state];

/** Where a recipient stands, with the time that matters. */
export function recipientWords({ state, receipt }: RecipientRow): string {
	const word = lookOf(state).word();
	if (!receipt) return word;
	switch (state) {
		case 'deferred':
			return receipt.nextTryAt ? m.outbox_state_deferred({ time: formatTime(receipt.nextTryAt) }) : word;
		case 'accepted':
			return receipt.evidence === 'person'
				? m.outbox_state_marked({ when: formatWhen(receipt.at) })
				: `${word} ${formatWhen(receipt.at)}`;
		case 'approved':
		case 'staged':
		case 'queued':
			return word;
		case 'uncertain':
		case 'rejected':
		case 'expired':
		case 'bounced':
		case 'delivered':
		case 'cancelled':
			return `${word} ${formatWhen(receipt.at)}`;
	}
}

/** Where a message stands: as its worst recipient, or until when it is held back. */
export function messageWords(row: MessageRow, now: string): string {
	const worst = worstOf(row);
	const until = isUntried(worst.state) ? (row.message.notBefore?.utc ?? '') : '';
	return until > now ? m.pace_state_until({ when: formatAhead(until) }) : recipientWords(worst);
}

/** Whether nothing has been tried for a recipient yet. */
export const isUntried = (state: RecipientRow['state']): boolean => ['approved', 'staged', 'queued'].includes(state);

/** The recipient that a message is judged by: the one in its worst state. */
export function worstOf({ recipients }: MessageRow): RecipientRow {
	const known = recipients.flatMap(({ state }) => (state === 'approved' ? [] : [state]));
	const worst = known.length === recipients.length ? messageState(known) : 'approved';
	return recipients.find(({ state }) => state === worst)!;
}
