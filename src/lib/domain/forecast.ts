import { limitMeter, type SendingLimits, type Spending } from './sending-limit.ts';

/** Recipients that wait together in a mailbox. */
export interface WaitingGroup {
	/** The batch they belong to, or null for one of somebody else. */
	batchId: string | null;
	recipients: number;
	/** ISO time before which they are not tried: not-before, or the next try. */
	dueAt: string;
}

/** How busy a mailbox is: all that decides when what waits in it goes out. */
export interface MailboxLoad {
	/** ISO time of all this on the relay's clock. */
	at: string;
	/** ISO time before which its server is not tried again, or null. */
	retryAt: string | null;
	/** Recipients per minute that it last managed. */
	pace: number;
	/** What counts towards its limits, the oldest first. */
	spent: Spending[];
	/** What waits, in the order of the queue. */
	queue: WaitingGroup[];
}

/** Recipients of one batch that go in one stretch. ISO times. */
export interface Stretch {
	batchId: string | null;
	recipients: number;
	from: string;
	until: string;
}

const minute = 60_000;

/**
 * When what waits in a mailbox goes out, in stretches of at most a minute, if nothing fails and nothing is added: in the
 * order of the queue, at the pace it has had, within its limits. Copies to oneself are not counted.
 */
export function forecast(load: MailboxLoad, limits: SendingLimits): Stretch[] {
	const pace = Math.max(load.pace, 0.1);
	const meter = limitMeter(limits, load.spent);
	const groups = load.queue
		.filter(({ recipients }) => recipients > 0)
		.map(({ batchId, recipients, dueAt }) => ({ batchId, left: recipients, due: Date.parse(dueAt) }));
	const stretches: Stretch[] = [];
	let time = Math.max(Date.parse(load.at), load.retryAt === null ? 0 : Date.parse(load.retryAt));
	while (groups.length > 0) {
		time = Math.max(time, Math.min(...groups.map(({ due }) => due)));
		const room = meter.room(time);
		if (room === 0) {
			time = meter.free(time);
			continue;
		}
		const group = groups.find(({ due }) => due <= time)!;
		const recipients = Math.min(group.left, room, Math.max(1, Math.floor(pace)));
		const until = time + (recipients / pace) * minute;
		meter.spend(until, recipients);
		stretches.push({ batchId: group.batchId, recipients, from: isoOf(time), until: isoOf(until) });
		time = until;
		group.left -= recipients;
		if (group.left === 0) groups.splice(groups.indexOf(group), 1);
	}
	return stretches;
}

const isoOf = (time: number): string => new Date(time).toISOString();

/** When the next and the last recipient of a batch go, or null where none of it waits. */
export function outlookOf(stretches: readonly Stretch[], batchId: string): { nextAt: string; lastAt: string } | null {
	const own = stretches.filter((stretch) => stretch.batchId === batchId);
	const [first, last] = [own[0], own.at(-1)];
	return first && last ? { nextAt: first.from, lastAt: last.until } : null;
}

/** How many recipients of a batch go on each day, in their order; `dayOf` gives the day of an ISO time. */
export function recipientsByDay(
	stretches: readonly Stretch[],
	batchId: string,
	dayOf: (at: string) => string
): { day: string; recipients: number }[] {
	const days = new Map<string, number>();
	for (const stretch of stretches) {
		if (stretch.batchId !== batchId) continue;
		const day = dayOf(stretch.from);
		days.set(day, (days.get(day) ?? 0) + stretch.recipients);
	}
	return [...days].map(([day, recipients]) => ({ day, recipients }));
}
