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

/** Saves a series, e.g. its pattern or next number. */
export async function saveSeries(series: Series): Promise<void> {
	await commit({ type: 'series.saved', ids: [series.id], payload: series }, async () => {
		await db.series.put(series);
	});
}
