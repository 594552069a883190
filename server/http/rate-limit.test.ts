import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { addressLimit, createBuckets } from './rate-limit.ts';
import type { Parts } from './parts.ts';

const start = Date.parse('2026-11-20T06:05:00Z');

describe('a rate', () => {
	it('takes a burst, then as many as come back, each caller for itself', () => {
		const take = createBuckets({ burst: 3, perSecond: 2 });
		expect([1, 2, 3].map(() => take('tablet', start))).toEqual([0, 0, 0]);
		expect(take('tablet', start)).toBe(1);
		expect(take('laptop', start)).toBe(0);
		expect(take('tablet', start + 500)).toBe(0);
		expect(take('tablet', start + 600)).toBe(1);
		expect([1, 2, 3, 4].map(() => take('tablet', start + 60_000))).toEqual([0, 0, 0, 1]);
	});

	it('says how long a slow one takes, and is not fooled by a clock set back', () => {
		const take = createBuckets({ burst: 1, perSecond: 0.2 });
		expect(take('a', start)).toBe(0);
		expect(take('a', start)).toBe(5);
		expect(take('a', start - 60_000)).toBe(5);
	});

	it('refuses in words that the app knows, with the seconds to wait', async () => {
		const parts = { now: () => new Date(start).toISOString() } as Parts;
		const app = new Hono().use(addressLimit(parts, { burst: 1, perSecond: 0.5 })).get('/', (c) => c.text('served'));
		expect((await app.request('/')).status).toBe(200);
		const refused = await app.request('/');
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
		expect(await refused.json()).toEqual({ error: 'too-many-calls' });
	});
});
