/** Watches over a connection: it must get on in time. */
export interface Watchdog {
	/** It has got on: an answer is complete, or a piece of a message has left. Begins the wait for the next. */
	progress: () => void;
	/** Nothing is being waited for. */
	rest: () => void;
}

/** A watchdog that calls out once nothing has got on for so many milliseconds. Bytes that come to no answer do not count. */
export function createWatchdog(limit: number, expired: () => void): Watchdog {
	let timer: NodeJS.Timeout | undefined;
	const rest = () => clearTimeout(timer);
	return {
		rest,
		progress() {
			rest();
			timer = setTimeout(expired, limit);
		}
	};
}
