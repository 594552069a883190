/** The ids from one to another as a list shows them, both included; the last alone where the first is not shown. */
export function rangeOf(shown: readonly string[], from: string | null, to: string): string[] {
	const [start, end] = [from === null ? -1 : shown.indexOf(from), shown.indexOf(to)];
	if (start < 0 || end < 0) return [to];
	return shown.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** Ids that are ticked; never changed, so that one change of a thousand ticks is told once. */
export type Ticks = ReadonlySet<string>;

/** These ids alone. */
export const ticksOf = (ids: readonly string[]): Ticks => new Set(ids);

/** Ticks with these ids among them, or without them. */
export function withTicks(ticks: Ticks, ids: readonly string[], on: boolean): Ticks {
	return on ? ticks.union(new Set(ids)) : ticks.difference(new Set(ids));
}
