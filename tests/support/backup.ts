import { digestBytes } from '#domain/digest.ts';
import { pack, readLines, unpack, writeLines, type Files } from '#ledger/backup/lines.ts';
import { db } from '#ledger/db.ts';
import { thisDevice } from '#ledger/device.ts';
import { takeSnapshot, type Snapshot } from '#ledger/backup/snapshot.ts';
import { backupStream } from '#ledger/backup/write.ts';

/** The passphrase of the tests. */
export const passphrase = 'zes verse broodjes op vrijdag';

/** How hard the tests' passphrase is to guess: not at all, since that is what takes the time. */
const scryptWork = 4;

/** A backup of the ledger as a file; `change` spoils it before it is written. */
export async function backedUp(change: (snapshot: Snapshot) => void = () => undefined): Promise<File> {
	const snapshot = await takeSnapshot(new Date().toISOString());
	change(snapshot);
	const stream = await backupStream(snapshot, { passphrase, scryptWork });
	return new File([await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).blob()], 'facturier.tar.age');
}

/** Writes the rows of a table otherwise, with a digest that fits them. */
export function rewrite(
	snapshot: Snapshot,
	table: string,
	change: (rows: Record<string, unknown>[]) => unknown[]
): void {
	const files: Files = new Map();
	for (const part of snapshot.parts.filter((one) => one.table === table)) {
		const rows = readLines(unpack(part.bytes)!, snapshot.files);
		if (!rows.ok) throw new Error(rows.error.type);
		const lines = writeLines(change(rows.value as Record<string, unknown>[]), files);
		part.bytes = pack(lines);
		snapshot.summary.tables[table] = { rows: lines.filter((byte) => byte === 10).length, sha256: digestBytes(lines) };
	}
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
