import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse } from './refusal.ts';

/** How many calls in a row are answered, and how fast that comes back. */
export interface Rate {
	burst: number;
	perSecond: number;
}

/** A device handing over its largest batch (two calls a message) is not held up; one that runs wild is. */
export const deviceRate: Rate = { burst: 12_000, perSecond: 50 };

/** Nobody types codes as fast. */
export const pairingRate: Rate = { burst: 60, perSecond: 0.2 };

/** Seconds to wait until a key may call again; 0 takes the call. */
export function createBuckets({ burst, perSecond }: Rate): (key: string, at: number) => number {
	const buckets = new Map<string, { left: number; at: number }>();
	return (key, at) => {
		const known = buckets.get(key) ?? { left: burst, at };
		const left = Math.min(burst, known.left + (Math.max(0, at - known.at) / 1000) * perSecond);
		if (left < 1) return Math.ceil((1 - left) / perSecond);
		if (buckets.size >= mostKeys) buckets.clear();
		buckets.set(key, { left: left - 1, at });
		return 0;
	};
}

/** Keys that are kept apart; a flood of strangers must not fill the memory. */
const mostKeys = 10_000;

/** Refuses calls beyond a rate with 429 and the seconds to wait. */
function limited(rate: Rate, now: Parts['now'], keyOf: (c: Context) => string): MiddlewareHandler {
	const take = createBuckets(rate);
	return async (c, next) => {
		const seconds = take(keyOf(c), Date.parse(now()));
		return seconds === 0 ? next() : refuseFor(c, seconds, 'too-many-calls');
	};
}

/** Each device for itself. */
export const deviceLimit = ({ now }: Parts, rate = deviceRate): MiddlewareHandler<ApiEnv> =>
	limited(rate, now, (c) => (c as Context<ApiEnv>).get('device').id);

/** Each address for itself: the calls of those who are not paired yet. */
export const addressLimit = ({ now }: Parts, rate = pairingRate): MiddlewareHandler =>
	limited(rate, now, (c) => (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress ?? '');

/** Refuses a call for a while. */
export function refuseFor(c: Context, seconds: number, error: string, more: { detail?: string } = {}) {
	c.header('Retry-After', String(seconds));
	return refuse(c, 429, error, more);
}
