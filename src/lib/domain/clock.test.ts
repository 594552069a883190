import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilingOf, observe, tick } from './clock.ts';

const noon = Date.UTC(2026, 2, 1, 12);
const minute = 60_000;

describe('the clock', () => {
	it('follows the wall clock while that goes forward', () => {
		expect(tick('', noon)).toBe('2026-03-01T12:00:00.000Z-0000');
		expect(tick('2026-03-01T12:00:00.000Z-0007', noon + 1)).toBe('2026-03-01T12:00:00.001Z-0000');
	});

	it('counts on while the wall clock stands still or goes back', () => {
		expect(tick('2026-03-01T12:00:00.000Z-0009', noon)).toBe('2026-03-01T12:00:00.000Z-000a');
		expect(tick('2026-03-01T12:00:00.000Z-0000', noon - minute)).toBe('2026-03-01T12:00:00.000Z-0001');
		expect(tick('2026-03-01T12:00:00.000Z-ffff', noon)).toBe('2026-03-01T12:00:00.001Z-0000');
	});

	it('is held five minutes past the relay’s time', () => {
		const ceiling = ceilingOf('2026-03-01T12:00:00.000Z');
		expect(tick('', noon + 60 * minute, ceiling)).toBe('2026-03-01T12:05:00.000Z-0000');
		expect(tick('2026-03-01T13:00:00.000Z-0000', noon, ceiling)).toBe('2026-03-01T13:00:00.000Z-0001');
	});

	it('follows what it sees, but not from beyond the ceiling', () => {
		const ceiling = ceilingOf('2026-03-01T12:00:00.000Z');
		expect(observe('', '2026-03-01T12:04:00.000Z-0002', noon, ceiling)).toBe('2026-03-01T12:04:00.000Z-0003');
		expect(observe('', '2026-03-01T12:06:00.000Z-0002', noon, ceiling)).toBe('2026-03-01T12:00:00.000Z-0000');
	});

	it('refuses a time that it did not write', () => {
		expect(() => tick('2026-03-01T12:00:00.000Z', noon)).toThrow(TypeError);
	});

	it('never repeats and never goes back, whatever the wall clock does', () => {
		const walls = fc.array(fc.integer({ min: noon - minute, max: noon + minute }), { minLength: 2 });
		fc.assert(
			fc.property(walls, fc.integer({ min: noon - minute, max: noon + minute }), (times, ceiling) => {
				const ticks: string[] = [];
				for (const now of times) ticks.push(tick(ticks.at(-1) ?? '', now, ceiling));
				expect(ticks).toEqual([...new Set(ticks)].sort());
			})
		);
	});
});
