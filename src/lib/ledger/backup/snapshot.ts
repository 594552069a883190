import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Table } from 'dexie';
import { backupVersion, rowsName, type BackupManifest, type BackupSummary } from '#domain/backup-format.ts';
import type { Sha256 } from '#domain/digest.ts';
import { db } from '#ledger/db.ts';
import { thisDevice } from '#ledger/device.ts';
import { hiddenImports } from '#ledger/hidden.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { pack, writeLines, type Files } from './lines.ts';
import { startSums, type Sums } from './sums.ts';

/** A part of a table, compressed. */
export interface Part {
	table: string;
	name: string;
	bytes: Uint8Array;
}

/** The whole ledger at one moment, but for the bytes of its documents: those never change and are read later. */
export interface Snapshot {
	manifest: BackupManifest;
	files: Files;
	parts: Part[];
	/** The hashes of the stored documents. */
	documents: string[];
	summary: Omit<BackupSummary, 'documents'>;
}

/** Rows of a part. */
const chunk = 500;

/** Reads the ledger in one transaction, so that all of it is of one moment. Rows are kept compressed. */
export async function takeSnapshot(at: string): Promise<Snapshot> {
	await thisDevice();
	return db.transaction('r', db.tables, async () => {
		const { id: deviceId, ledgerId, seq, head } = (await db.device.get('device'))!;
		const writing: Writing = { files: new Map(), parts: [], sums: startSums(await hiddenImports()) };
		const tables: BackupSummary['tables'] = {};
		for (const table of tablesInOrder()) tables[table.name] = await writeTable(table, writing);
		const documents = await db.documentBytes.toCollection().primaryKeys();
		const version = { format: 'facturier-backup' as const, version: backupVersion, schema: db.verno };
		return {
			manifest: { ...version, madeAt: at, ledgerId, deviceId, seq, head },
			files: writing.files,
			parts: writing.parts,
			documents,
			summary: { tables, missing: await missingAmong(documents), invoices: writing.sums.invoices() }
		};
	});
}

/** Counters come last: they are written as they follow from the invoices. */
const tablesInOrder = (): Table[] => [
	...db.tables.filter(({ name }) => name !== 'documentBytes' && name !== 'counters'),
	db.counters
];

interface Writing {
	files: Files;
	parts: Part[];
	sums: Sums;
}

async function writeTable(table: Table, { files, parts, sums }: Writing): Promise<{ rows: number; sha256: Sha256 }> {
	const hash = sha256.create();
	let count = 0;
	const write = (rows: readonly unknown[]) => {
		if (table.name === 'invoices') sums.add(rows as InvoiceRow[]);
		const lines = writeLines(rows, files);
		hash.update(lines);
		parts.push({ table: table.name, name: rowsName(table.name, Math.ceil(count / chunk) + 1), bytes: pack(lines) });
		count += rows.length;
	};
	if (table.name === 'counters') write(sums.counters());
	else await readTable(table as Table<Row>, write);
	return { rows: count, sha256: bytesToHex(hash.digest()) as Sha256 };
}

type Row = Record<string, string | number>;

/** Reads a table by its key, some rows at a time. */
async function readTable(table: Table<Row>, use: (rows: readonly Row[]) => void): Promise<void> {
	const key = table.schema.primKey.keyPath as string | string[];
	const keyOf = (row: Row) => (typeof key === 'string' ? row[key] : key.map((part) => row[part]));
	let rows = await table.toCollection().limit(chunk).toArray();
	while (rows.length > 0) {
		use(rows);
		const last = keyOf(rows.at(-1)!);
		rows = await table.where(':id').above(last).limit(chunk).toArray();
	}
}

/** Documents that the ledger names and whose bytes are gone. */
async function missingAmong(stored: readonly string[]): Promise<Sha256[]> {
	const known = new Set(stored);
	const named = (await db.documents.orderBy('sha256').uniqueKeys()) as unknown as Sha256[];
	return named.filter((hash) => !known.has(hash));
}
