import type { Issuer } from '#domain/issuer.ts';
import type { Series } from '#domain/numbering.ts';
import { db } from './db.ts';
import { refreshInvoices } from './invoice-store.ts';
import { commit } from './journal.ts';

/** All issuers by name. */
export const listIssuers = async (): Promise<Issuer[]> =>
	(await db.issuers.toArray()).toSorted((a, b) => a.name.localeCompare(b.name));

/** Saves an issuer; new ones come with their number series. */
export async function saveIssuer(issuer: Issuer, newSeries: readonly Series[] = []): Promise<void> {
	await commit({ type: 'issuer.saved', ids: [issuer.id], payload: { issuer, newSeries } }, async () => {
		const before = await db.issuers.get(issuer.id);
		await db.issuers.put(issuer);
		await db.series.bulkPut([...newSeries]);
		if (before && before.allowGeneralEmail !== issuer.allowGeneralEmail) {
			await refreshInvoices(await db.invoices.where('keys').startsWith(`${issuer.id}|all|any|`).primaryKeys());
		}
	});
}

/** The number series of an issuer. */
export const seriesOf = async (issuerId: string): Promise<Series[]> =>
	db.series.where('issuerId').equals(issuerId).toArray();

/**
 * Saves the pattern and the next number of a series. What it has done since the form was opened stands: it never counts
 * back behind the last number that was given, and one that was locked stays so.
 */
export async function saveSeries(series: Series): Promise<void> {
	await commit(
		(saved: Series) => ({ type: 'series.saved', ids: [series.id], payload: saved }),
		async () => {
			const { year, lastDate, locked, next } = (await db.series.get(series.id)) ?? series;
			const saved = { ...series, year, lastDate, locked, next: lastDate ? Math.max(next, series.next) : series.next };
			await db.series.put(saved);
			return saved;
		}
	);
}
