import { messageState } from '#domain/receipt.ts';
import type { MessageRow, RecipientRow } from '#ledger/rows.ts';
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

/** The recipient that a message is judged by: the one in its worst state. */
export function worstOf({ recipients }: MessageRow): RecipientRow {
	const known = recipients.flatMap(({ state }) => (state === 'approved' ? [] : [state]));
	const worst = known.length === recipients.length ? messageState(known) : 'approved';
	return recipients.find(({ state }) => state === worst)!;
}
