/** A moment as people name it by their calendar and clock: `YYYY-MM-DD` and `HH:MM`. */
export interface WallTime {
	date: string;
	time: string;
}

const day = 86_400_000;

/**
 * The ISO time in UTC that a calendar and a clock of an IANA zone show, or null where they never show it. A time that
 * the clocks skip in spring counts as the hour after it; one that comes twice in autumn is the first of the two.
 */
export function utcOf({ date, time }: WallTime, zone: string): string | null {
	if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return null;
	const shown = Date.parse(`${date}T${time}:00Z`);
	if (Number.isNaN(shown) || !new Date(shown).toISOString().startsWith(`${date}T${time}`)) return null;
	const [before, after] = [offsetAt(shown - day, zone), offsetAt(shown + day, zone)];
	const moments = [shown - before, shown - after].sort((a, b) => a - b);
	const real = moments.find((moment) => moment + offsetAt(moment, zone) === shown);
	return new Date(real ?? shown - before).toISOString();
}

/** What calendar and clock of an IANA zone show at an ISO time. */
export function wallTimeIn(at: string, zone: string): WallTime {
	const moment = Date.parse(at);
	const [date, time] = new Date(moment + offsetAt(moment, zone)).toISOString().split('T');
	return { date: date!, time: time!.slice(0, 5) };
}

/** Milliseconds by which a zone's clocks are ahead of UTC at a moment. */
function offsetAt(moment: number, zone: string): number {
	const parts = new Intl.DateTimeFormat('en', {
		timeZone: zone,
		calendar: 'gregory',
		numberingSystem: 'latn',
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric'
	}).formatToParts(moment);
	const of = (type: string): number => Number(parts.find((part) => part.type === type)!.value);
	const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
	return shown - Math.floor(moment / 1000) * 1000;
}
