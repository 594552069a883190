import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utcOf, wallTimeIn } from './wall-time.ts';

describe('a wall time', () => {
	it.each([
		['2026-11-23', '06:30', 'Europe/Amsterdam', '2026-11-23T05:30:00.000Z'],
		['2026-07-23', '06:30', 'Europe/Amsterdam', '2026-07-23T04:30:00.000Z'],
		['2026-11-23', '00:15', 'Pacific/Auckland', '2026-11-22T11:15:00.000Z'],
		['2026-11-23', '12:00', 'Asia/Kathmandu', '2026-11-23T06:15:00.000Z']
	])('%s %s in %s is %s', (date, time, zone, utc) => {
		expect(utcOf({ date, time }, zone)).toBe(utc);
		expect(wallTimeIn(utc, zone)).toEqual({ date, time });
	});

	it('that the clocks skip is the hour after it', () => {
		expect(utcOf({ date: '2027-03-28', time: '02:30' }, 'Europe/Amsterdam')).toBe('2027-03-28T01:30:00.000Z');
		expect(wallTimeIn('2027-03-28T01:30:00.000Z', 'Europe/Amsterdam')).toEqual({ date: '2027-03-28', time: '03:30' });
	});

	it('that comes twice is the first of the two', () => {
		expect(utcOf({ date: '2026-10-25', time: '02:30' }, 'Europe/Amsterdam')).toBe('2026-10-25T00:30:00.000Z');
	});

	it.each([
		['', '06:30'],
		['2026-02-30', '06:30'],
		['2026-11-23', '24:10'],
		['2026-11-23', '']
	])('is none for “%s” and “%s”', (date, time) => {
		expect(utcOf({ date, time }, 'Europe/Amsterdam')).toBeNull();
	});

	it('is what it was read from, save in the hour that comes twice', () => {
		const zones = fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
		const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
		fc.assert(
			fc.property(zones, minutes, (zone, minute) => {
				const at = new Date(minute * 60_000).toISOString();
				const shown = wallTimeIn(at, zone);
				const again = utcOf(shown, zone)!;
				expect(wallTimeIn(again, zone)).toEqual(shown);
				expect(again <= at).toBe(true);
			})
		);
	});
});
