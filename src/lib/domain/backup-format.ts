import * as v from 'valibot';
import { sha256, time, uuid } from './contract-fields.ts';

/** The version of the format; a program refuses a later one. */
export const backupVersion = 1;

/** The first file of an archive: what it is, and where the ledger stood. */
export const BackupManifest = v.object({
	format: v.literal('facturier-backup'),
	version: v.number(),
	/** The version of the ledger's tables. */
	schema: v.number(),
	madeAt: time,
	ledgerId: uuid,
	deviceId: uuid,
	/** The last entry of the device's chain. */
	seq: v.number(),
	head: v.union([sha256, v.literal('')])
});
export type BackupManifest = v.InferOutput<typeof BackupManifest>;

/** The last file of an archive: what must have been in it. */
export const BackupSummary = v.object({
	/** By table: how many rows, and the digest of their lines. */
	tables: v.record(v.string(), v.object({ rows: v.number(), sha256 })),
	documents: v.object({ count: v.number(), bytes: v.number() }),
	/** Documents that the ledger names and did not have when the backup was made. */
	missing: v.array(sha256),
	/** All invoices but drafts, and the sum of their gross amounts in cents. */
	invoices: v.object({ count: v.number(), gross: v.number() })
});
export type BackupSummary = v.InferOutput<typeof BackupSummary>;

/** A file of an archive, by its name. */
export type BackupEntry =
	| { type: 'manifest' | 'summary' | 'readme' }
	/** Rows of a table: JSON, one a line, compressed with gzip. */
	| { type: 'rows'; table: string }
	/** Bytes that rows name as `{"$file": hash}`, and the stored documents. */
	| { type: 'file' | 'document'; sha256: string };

/** What a file of an archive is; null where this version knows no such file. */
export function readEntryName(name: string): BackupEntry | null {
	if (name === 'manifest.json') return { type: 'manifest' };
	if (name === 'summary.json') return { type: 'summary' };
	if (name === 'README.txt') return { type: 'readme' };
	const [, table] = /^tables\/([A-Za-z]+)\/\d{4,}\.jsonl\.gz$/.exec(name) ?? [];
	if (table !== undefined) return { type: 'rows', table };
	const [, kind, hash] = /^(files|documents)\/([0-9a-f]{64})$/.exec(name) ?? [];
	if (hash !== undefined) return { type: kind === 'files' ? 'file' : 'document', sha256: hash };
	return null;
}

/** The name of a part of a table, counted from 1. */
export const rowsName = (table: string, part: number): string =>
	`tables/${table}/${String(part).padStart(4, '0')}.jsonl.gz`;

/** Says in the archive itself how it is read without this program. */
export const backupReadme = `This is a backup of a Facturier ledger.

manifest.json          what this is, and when it was made
tables/NAME/*.jsonl.gz the rows of a table: JSON, one a line, compressed with gzip
files/HASH             bytes that rows name as {"$file":"HASH"}, such as letterheads (JPEG)
documents/HASH         the documents as they were sent (PDF); the table documents names them
summary.json           how many rows and documents there are, and their digests

A HASH is the SHA-256 of the bytes. Amounts are in cents, times are in UTC.
`;
