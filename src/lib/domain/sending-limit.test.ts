import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitDay, limitMeter } from './sending-limit.ts';

const start = Date.parse('2026-11-20T06:05:00Z');
const hour = 3_600_000;
const at = (time: number) => new Date(time).toISOString();

describe('a limit', () => {
	it('has room for all without limits', () => {
		expect(limitMeter({ perMinute: null, perDay: null }, []).room(start)).toBe(Infinity);
	});

	it('is free again when what was spent is 24 hours old, not at midnight', () => {
		const meter = limitMeter({ perMinute: null, perDay: 10 }, [
			{ at: at(start - 20 * hour), recipients: 4 },
			{ at: at(start - hour), recipients: 6 }
		]);
		expect(meter.room(start)).toBe(0);
		expect(at(meter.free(start))).toBe(at(start + 4 * hour));
		expect(meter.room(start + 4 * hour)).toBe(4);
		expect(meter.room(start + 23 * hour)).toBe(10);
	});

	it('holds by the minute and by the day at once', () => {
		const meter = limitMeter({ perMinute: 2, perDay: 3 }, []);
		meter.spend(start, 2);
		expect(meter.room(start)).toBe(0);
		expect(meter.free(start)).toBe(start + 60_000);
		meter.spend(start + 60_000, 1);
		expect(meter.free(start + 60_000)).toBe(start + limitDay);
	});

	it('waits for as much as a limit that was lowered asks for', () => {
		const spent = [1, 2, 3].map((hours) => ({ at: at(start - hours * hour), recipients: 2 })).toReversed();
		const meter = limitMeter({ perMinute: null, perDay: 3 }, spent);
		expect(meter.free(start)).toBe(start - 2 * hour + limitDay);
		expect(meter.room(start - 2 * hour + limitDay)).toBe(1);
	});

	it('never lets more through in any rolling window, and names the first moment with room', () => {
		const waits = fc.array(fc.tuple(fc.nat(90_000), fc.integer({ min: 1, max: 5 })), { maxLength: 60 });
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 6 }),
				fc.integer({ min: 1, max: 20 }),
				waits,
				(perMinute, perDay, steps) => {
					const meter = limitMeter({ perMinute, perDay }, []);
					const gone: { time: number; recipients: number }[] = [];
					let time = start;
					for (const [wait, wanted] of steps) {
						time += wait;
						if (meter.room(time) === 0) {
							const free = meter.free(time);
							expect(limitMeter({ perMinute, perDay }, spentOf(gone)).room(free - 1)).toBe(0);
							time = free;
						}
						const recipients = Math.min(wanted, meter.room(time));
						expect(recipients).toBeGreaterThan(0);
						meter.spend(time, recipients);
						gone.push({ time, recipients });
					}
					for (const { time: end } of gone) {
						expect(sumOf(gone, end - 60_000, end)).toBeLessThanOrEqual(perMinute);
						expect(sumOf(gone, end - limitDay, end)).toBeLessThanOrEqual(perDay);
					}
				}
			)
		);
	});
});

type Gone = readonly { time: number; recipients: number }[];

const spentOf = (gone: Gone) => gone.map(({ time, recipients }) => ({ at: at(time), recipients }));

const sumOf = (gone: Gone, after: number, until: number): number =>
	gone.filter(({ time }) => time > after && time <= until).reduce((sum, { recipients }) => sum + recipients, 0);
