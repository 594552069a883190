/** Milliseconds by which two clocks may differ before one counts as set. */
const tolerance = 60_000;

/** Makes a question: whether a clock (ISO time) has been set back since it was asked the last time. */
export function watchClock(clock: () => string, monotonic: () => number = () => performance.now()): () => boolean {
	const offset = () => Date.parse(clock()) - monotonic();
	let last = offset();
	return () => {
		const now = offset();
		const wasSetBack = now < last - tolerance;
		last = now;
		return wasSetBack;
	};
}
