import { describe, expect, it } from 'vitest';
import { rangeOf, ticksOf, withTicks } from './ticking.ts';

const shown = ['a', 'b', 'c', 'd'];

describe('a range of ticks', () => {
	it('goes from the last tick to this one, in either direction', () => {
		expect(rangeOf(shown, 'b', 'd')).toEqual(['b', 'c', 'd']);
		expect(rangeOf(shown, 'd', 'b')).toEqual(['b', 'c', 'd']);
		expect(rangeOf(shown, 'c', 'c')).toEqual(['c']);
	});

	it('is this one alone where there was none, or where the list no longer shows it', () => {
		expect(rangeOf(shown, null, 'c')).toEqual(['c']);
		expect(rangeOf(shown, 'gone', 'c')).toEqual(['c']);
	});
});

describe('ticks', () => {
	it('are added and taken away without a change of those before', () => {
		const before = ticksOf(['a', 'b']);
		expect([...withTicks(before, ['b', 'c'], true)]).toEqual(['a', 'b', 'c']);
		expect([...withTicks(before, ['b', 'c'], false)]).toEqual(['a']);
		expect([...before]).toEqual(['a', 'b']);
	});
});
