/**
 * A time of a hybrid logical clock, e.g. `2026-03-01T08:00:00.000Z-0000`: the clock on the wall as far as it goes forward,
 * and four hex digits that count what happens within one millisecond. Sorts as text; later events have later times.
 */
export type ClockTime = string;

/** How far a device's clock may run ahead of its relay's. Milliseconds. */
export const clockTolerance = 5 * 60 * 1000;

const counterLimit = 0xffff;

/**
 * The time of an event that follows `last` (empty before the first) while the wall clock says `now` (ms since 1970).
 * A clock that runs ahead of its relay is held at `ceiling`, yet never goes back.
 */
export function tick(last: ClockTime, now: number, ceiling = Infinity): ClockTime {
	const wall = Math.min(now, ceiling);
	if (last === '') return write(wall, 0);
	const { ms, count } = read(last);
	if (wall > ms) return write(wall, 0);
	return count < counterLimit ? write(ms, count + 1) : write(ms + 1, 0);
}

/** The time after an event of another device was seen (`last` may be empty); one from beyond the ceiling is not followed. */
export function observe(last: ClockTime, seen: ClockTime, now: number, ceiling = Infinity): ClockTime {
	const known = read(seen).ms <= ceiling && seen > last ? seen : last;
	return tick(known, now, ceiling);
}

/** The latest time that a device may write, five minutes past its relay's time (ISO), in ms since 1970. */
export const ceilingOf = (relayTime: string): number => Date.parse(relayTime) + clockTolerance;

const write = (ms: number, count: number): ClockTime =>
	`${new Date(ms).toISOString()}-${count.toString(16).padStart(4, '0')}`;

function read(time: ClockTime): { ms: number; count: number } {
	const ms = Date.parse(time.slice(0, 24));
	const count = parseInt(time.slice(25), 16);
	if (!/Z-[0-9a-f]{4}$/.test(time) || Number.isNaN(ms)) throw new TypeError(`not a clock time: ${time}`);
	return { ms, count };
}
