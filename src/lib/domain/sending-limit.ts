/** Recipients that a provider takes in any rolling minute and any rolling 24 hours; null where no limit is known. */
export interface SendingLimits {
	perMinute: number | null;
	perDay: number | null;
}

/** Recipients that a provider has counted at a time. */
export interface Spending {
	/** ISO time; where only a span is known its end. */
	at: string;
	recipients: number;
}

const minute = 60_000;

/** The span of a daily limit, in milliseconds: a rolling one, not a day of the calendar. */
export const limitDay = 24 * 60 * minute;

/** What is left of limits, followed through time: each call names a time not before that of the call before it. */
export interface LimitMeter {
	/** Recipients that may go at a time (milliseconds); infinite without limits. */
	room: (at: number) => number;
	/** The first time at which one more recipient may go. */
	free: (at: number) => number;
	/** Counts recipients as gone at a time. */
	spend: (at: number, recipients: number) => void;
}

/** A meter over what was spent, the oldest first. */
export function limitMeter({ perMinute, perDay }: SendingLimits, spent: readonly Spending[]): LimitMeter {
	const windows = [
		...(perMinute === null ? [] : [rollingWindow(minute, perMinute)]),
		...(perDay === null ? [] : [rollingWindow(limitDay, perDay)])
	];
	const spend = (at: number, recipients: number) => windows.forEach((window) => window.spend(at, recipients));
	for (const { at, recipients } of spent) spend(Date.parse(at), recipients);
	return {
		room: (at) => Math.min(Infinity, ...windows.map((window) => window.room(at))),
		free: (at) => Math.max(at, ...windows.map((window) => window.free(at))),
		spend
	};
}

/** One limit over one span: what was spent at a time is free again when the span has passed. */
function rollingWindow(length: number, limit: number): LimitMeter {
	const spent: { at: number; recipients: number }[] = [];
	let first = 0;
	let used = 0;
	const forget = (at: number) => {
		for (; first < spent.length && spent[first]!.at + length <= at; first++) used -= spent[first]!.recipients;
	};
	return {
		room(at) {
			forget(at);
			return Math.max(0, limit - used);
		},
		free(at) {
			forget(at);
			let left = used;
			for (let index = first; left >= limit; index++) {
				const { at: since, recipients } = spent[index]!;
				left -= recipients;
				if (left < limit) return since + length;
			}
			return at;
		},
		spend(at, recipients) {
			spent.push({ at, recipients });
			used += recipients;
		}
	};
}
