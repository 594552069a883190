import { expect, it } from 'vitest';
import { watchClock } from './clock-watch.ts';

it('tells once of a clock that was set back, and not of time that passes or a clock set ahead', () => {
	let [wall, passed] = [Date.parse('2026-03-02T09:00:00Z'), 0];
	const wasSetBack = watchClock(
		() => new Date(wall).toISOString(),
		() => passed
	);
	const after = (wallTime: number, time: number) => {
		wall += wallTime;
		passed += time;
		return wasSetBack();
	};
	expect(after(3_600_000, 3_600_000)).toBe(false);
	expect(after(86_400_000, 1000)).toBe(false);
	expect(after(-86_400_000, 1000)).toBe(true);
	expect(after(1000, 1000)).toBe(false);
});
