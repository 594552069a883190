import type { Result } from '#domain/result.ts';
import type { RelayRefusal } from './final-refusals.ts';
import type { RelayError } from './relay-client.ts';

/** Seconds that are waited for on the spot; a longer wait is left to a later round. */
const shortest = 60;

/** Makes a call again when the relay has put it off for a short while, and said for how long. */
export async function patiently<T>(call: () => Promise<Result<T, RelayError>>): Promise<Result<T, RelayError>> {
	for (;;) {
		const result = await call();
		const seconds = result.ok ? null : waitOf(result.error);
		if (seconds === null || seconds > shortest) return result;
		await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
	}
}

/** Seconds for which the relay has put a call off, or null. */
const waitOf = (error: RelayError): number | null =>
	error.type === 'Refused' && error.status === 429 ? (error.retryAfter ?? null) : null;

const off = new Map<string, { until: number; refusal: RelayRefusal }>();

/** Remembers for how long the relay has put a batch off. */
export function putOff(batchId: string, refusal: RelayRefusal): void {
	const seconds = waitOf(refusal);
	if (seconds !== null) off.set(batchId, { until: Date.now() + seconds * 1000, refusal });
}

/** The refusal by which a batch is still put off, or null where it may be tried. */
export function stillOff(batchId: string): RelayRefusal | null {
	const known = off.get(batchId);
	return known && Date.now() < known.until ? known.refusal : null;
}
