import { db } from '#ledger/db.ts';
import { thisDevice } from '#ledger/device.ts';
import { takeSnapshot } from '#ledger/backup/snapshot.ts';
import { backupStream } from '#ledger/backup/write.ts';

/** The passphrase of the tests. */
export const passphrase = 'zes verse broodjes op vrijdag';

/** How hard the tests' passphrase is to guess: not at all, since that is what takes the time. */
const scryptWork = 4;

/** A backup of the ledger as a file. */
export async function backedUp(): Promise<File> {
	const stream = await backupStream(await takeSnapshot(new Date().toISOString()), { passphrase, scryptWork });
	return new File([await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).blob()], 'facturier.tar.age');
}

/** A device on which the app was opened and nothing was written. */
export async function loseLedger(): Promise<void> {
	await Promise.all(db.tables.map((table) => table.clear()));
	await thisDevice();
}

/** The counts, sums and hashes by which a restored ledger is known. */
export async function ledgerFigures() {
	const changing = ['device', 'journal', 'payloads', 'series', 'settings', 'counters'];
	const tables = db.tables.filter(({ name }) => !changing.includes(name));
	const counts = await Promise.all(tables.map(async (table) => [table.name, await table.count()] as const));
	const invoices = await db.invoices.toArray();
	return {
		counts: Object.fromEntries(counts),
		gross: invoices.reduce((sum, { totals }) => sum + totals.gross, 0),
		numbers: invoices.map(({ number }) => number).toSorted(),
		documents: await db.documentBytes.toCollection().primaryKeys(),
		counters: (await db.counters.toArray()).filter(({ count, gross }) => count !== 0 || gross !== 0)
	};
}
