/** A bell that somebody waits for. What rings before it is waited for is heard all the same. */
export interface Alarm {
	ring: () => void;
	/** Resolves once it has rung since the last reset. */
	rung: () => Promise<void>;
	reset: () => void;
}

/** Makes an alarm. */
export function createAlarm(): Alarm {
	let bell = Promise.withResolvers<void>();
	return {
		ring: () => bell.resolve(),
		rung: () => bell.promise,
		reset: () => (bell = Promise.withResolvers())
	};
}
