import { describe, expect, it } from 'vitest';
import { forgotten, hasLeft, isPinForm, matched, missed, waitOf, type Pin } from './pin.ts';

const now = '2026-11-02T06:00:00.000Z';
const fresh: Pin = { salt: '', hash: '', rounds: 1, misses: 0, nextTry: '', leavesAt: null };
const after = (tries: number): Pin => Array.from({ length: tries }).reduce<Pin>((pin) => missed(pin, now), fresh);

describe('a PIN', () => {
	it.each([
		['1234', true],
		['12345678', true],
		['123', false],
		['123456789', false],
		['12a4', false],
		['', false]
	])('has four to eight digits: %s', (digits, good) => expect(isPinForm(digits)).toBe(good));

	it('makes wrong tries wait longer and longer, five minutes at most', () => {
		expect([1, 2, 3, 4, 5, 9, 10, 200].map((tries) => waitOf(after(tries), now) / 1000)).toEqual([
			0, 0, 5, 10, 20, 300, 300, 300
		]);
	});

	it('waits no longer than that after the clock was set back', () => {
		expect(waitOf(after(10), '2020-01-01T00:00:00.000Z')).toBe(300_000);
	});

	it('forgets misses at the right digits', () => {
		expect(matched(after(7))).toEqual(fresh);
	});

	it('goes an hour after it was said to be forgotten, however often that is said', () => {
		const leaving = forgotten(forgotten(fresh, now), '2026-11-02T06:30:00.000Z');
		expect(hasLeft(leaving, '2026-11-02T06:59:59.000Z')).toBe(false);
		expect(hasLeft(leaving, '2026-11-02T07:00:00.000Z')).toBe(true);
	});

	it('stays when someone who knows it comes by in time', () => {
		expect(hasLeft(matched(forgotten(fresh, now)), '2026-11-03T06:00:00.000Z')).toBe(false);
	});
});
