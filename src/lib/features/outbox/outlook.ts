import type { Batch } from '#domain/batch.ts';
import { forecast, outlookOf, type Stretch } from '#domain/forecast.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import { limitMeter } from '#domain/sending-limit.ts';
import type { MessageRow } from '#ledger/rows.ts';
import { isUntried } from './recipient-words.ts';

/** When what waits of a batch goes out, and what it waits for. ISO times. */
export interface Outlook {
	type: 'not-before' | 'limit' | 'soon';
	/** The relay's time at which this was so. */
	at: string;
	nextAt: string;
	lastAt: string;
	stretches: Stretch[];
}

/** What is to come of a batch that the relay has; null where nothing of it waits there, or nobody can know. */
export function outlookFor(batch: Batch, mailbox: MailboxStatus | null): Outlook | null {
	if (!mailbox?.load || mailbox.paused || batch.push.type !== 'sealed') return null;
	const { load } = mailbox;
	const stretches = forecast(load, mailbox).filter(({ batchId }) => batchId === batch.id);
	const outlook = outlookOf(stretches, batch.id);
	if (!outlook) return null;
	const earliest = load.queue.filter(({ batchId }) => batchId === batch.id).map(({ dueAt }) => dueAt);
	const isLimited = mailbox.perDay !== null && dailyRoom(mailbox, load.at) === 0;
	const type = earliest.every((dueAt) => dueAt > load.at) ? 'not-before' : isLimited ? 'limit' : 'soon';
	return { type, at: load.at, ...outlook, stretches };
}

const dailyRoom = ({ perDay, load }: MailboxStatus, at: string): number =>
	limitMeter({ perMinute: null, perDay }, load?.spent ?? []).room(Date.parse(at));

/** The time before which the waiting messages of a batch must not go, where that is still to come; else empty. */
export function heldUntil(messages: readonly MessageRow[], now: string): string {
	const waiting = messages.filter(({ recipients }) => recipients.some(({ state }) => isUntried(state)));
	const times = waiting.map(({ message }) => message.notBefore?.utc ?? '');
	const first = times.sort()[0] ?? '';
	return first > now ? first : '';
}
