import { db } from './db.ts';

/** The months in which an issuer has invoices (`2026-11`), the newest first. */
export async function listMonths(issuerId: string): Promise<string[]> {
	const counters = await db.counters.where('key').startsWith(`${issuerId}|all|`).toArray();
	const months = counters.filter(({ count }) => count > 0).map(({ key }) => key.split('|')[3] ?? '');
	return [...new Set(months)].toSorted().reverse();
}
