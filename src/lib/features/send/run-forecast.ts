import { forecast, outlookOf, recipientsByDay } from '#domain/forecast.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';

/** When a run would go out, once approved now. */
export interface RunForecast {
	/** ISO time of the last one. */
	lastAt: string;
	/** How many recipients go on each day, with an ISO time of that day. */
	days: { at: string; recipients: number }[];
}

/** Below this a forecast says nothing that one does not see at once. Milliseconds. */
const soon = 2 * 60_000;

const run = 'this run';

/**
 * When a run of so many recipients goes out by a mailbox, behind what waits there already; null where it goes within
 * minutes, or where nobody can know: the mailbox stands still, or the relay says nothing of it.
 */
export function forecastRun(
	mailbox: MailboxStatus | null,
	recipients: number,
	notBefore: string | null
): RunForecast | null {
	if (!mailbox?.load || mailbox.paused || recipients === 0) return null;
	const { load } = mailbox;
	const queue = [...load.queue, { batchId: run, recipients, dueAt: notBefore ?? load.at }];
	const stretches = forecast({ ...load, queue }, mailbox);
	const lastAt = outlookOf(stretches, run)!.lastAt;
	if (Date.parse(lastAt) - Date.parse(notBefore ?? load.at) < soon) return null;
	const days = recipientsByDay(stretches, run, (at) => new Date(at).toDateString());
	return { lastAt, days: days.map((one) => ({ at: new Date(one.day).toISOString(), recipients: one.recipients })) };
}
