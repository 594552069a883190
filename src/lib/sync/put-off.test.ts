import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok, type Result } from '#domain/result.ts';
import type { RelayRefusal } from './final-refusals.ts';
import { patiently, putOff, stillOff } from './put-off.ts';
import { fetchRelay, type RelayError } from './relay-client.ts';

const busy = (retryAfter: number): RelayRefusal => ({
	type: 'Refused',
	status: 429,
	refusal: { error: 'too-many-calls' },
	retryAfter
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('a call that is put off', () => {
	it('is made again after as long as the relay asked for', async () => {
		const answers: Result<string, RelayError>[] = [err(busy(2)), err(busy(5)), ok('taken')];
		const call = vi.fn(() => Promise.resolve(answers.shift()!));
		const done = patiently(call);
		await vi.advanceTimersByTimeAsync(1_999);
		expect(call).toHaveBeenCalledTimes(1);
		await vi.advanceTimersByTimeAsync(1);
		expect(call).toHaveBeenCalledTimes(2);
		await vi.advanceTimersByTimeAsync(5_000);
		expect(await done).toEqual(ok('taken'));
	});

	it('is left to a later round where that is long', async () => {
		expect(await patiently(() => Promise.resolve(err(busy(3_600))))).toEqual(err(busy(3_600)));
	});

	it('keeps its batch from being tried until then', () => {
		putOff('friday', busy(3_600));
		vi.advanceTimersByTime(3_599_000);
		expect(stillOff('friday')).toEqual(busy(3_600));
		vi.advanceTimersByTime(1_000);
		expect(stillOff('friday')).toBeNull();
		expect(stillOff('another')).toBeNull();
	});

	it('brings its seconds from the relay', async () => {
		const headers = { 'retry-after': '17', 'content-type': 'application/json' };
		const answer = () => new Response('{"error":"too-many-calls"}', { status: 429, headers });
		vi.stubGlobal('fetch', () => Promise.resolve(answer()));
		expect(await fetchRelay({ path: 'me' })).toEqual(err(busy(17)));
	});
});
