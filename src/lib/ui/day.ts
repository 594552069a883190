/** Today where the device is, as an ISO date. */
export function localToday(now: Date = new Date()): string {
	return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** So many days after an ISO date. */
export function addDays(date: string, days: number): string {
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}
