import { describe, expect, it } from 'vitest';
import { waitAfter } from './backoff.ts';

describe('waitAfter', () => {
	it('waits 1, 5, 15 and 30 minutes, then an hour each time', () =>
		expect([0, 1, 2, 3, 4, 5, 50].map((tries) => waitAfter(tries, 1) / 60_000)).toEqual([1, 5, 15, 30, 60, 60, 60]));

	it('is scaled as a whole', () => expect(waitAfter(1, 0.001)).toBe(300));
});
