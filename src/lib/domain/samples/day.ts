/** The ISO date that lies `days` after another; negative for before. */
export function dayAfter(isoDate: string, days: number): string {
	const [year, month, day] = isoDate.split('-').map(Number) as [number, number, number];
	return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** ISO time of a day, `seconds` after 07:30 UTC. */
export const timeOn = (isoDate: string, seconds: number): string =>
	new Date(Date.parse(`${isoDate}T07:30:00.000Z`) + seconds * 1000).toISOString();
