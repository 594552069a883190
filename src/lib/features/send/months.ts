import type { Candidate } from './candidates.ts';

/** A month in which candidates are dated. */
export interface Month {
	/** `YYYY-MM`. */
	month: string;
	count: number;
}

/** The months of the candidates, the newest first. */
export function monthsOf(candidates: readonly Candidate[]): Month[] {
	const counts = new Map<string, number>();
	for (const { invoice } of candidates) {
		const month = invoice.date.slice(0, 7);
		counts.set(month, (counts.get(month) ?? 0) + 1);
	}
	return [...counts].map(([month, count]) => ({ month, count })).toSorted((a, b) => b.month.localeCompare(a.month));
}
