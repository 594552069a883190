import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import {
	BackupManifest,
	BackupSummary,
	backupVersion,
	readEntryName,
	type BackupEntry
} from '#domain/backup-format.ts';
import { digestBytes } from '#domain/digest.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { db } from '#ledger/db.ts';
import type { ArchiveFile } from './archive-reader.ts';
import { readLines, unpack, type Files } from './lines.ts';
import type { Part } from './snapshot.ts';

/** What was read of a backup, rows still compressed. */
export interface Contents {
	manifest: BackupManifest;
	summary: BackupSummary;
	files: Files;
	parts: Part[];
	/** The size of each document, by its hash. Bytes. */
	documents: Map<string, number>;
}

/** A backup while it is being read. */
export interface Gathering {
	manifest: BackupManifest | null;
	summary: BackupSummary | null;
	files: Files;
	parts: Part[];
	documents: Map<string, number>;
}

/** Why a file of an archive cannot be taken: it is damaged, or a later version of this program wrote it. */
export type ContentsError = { type: 'Damaged' } | { type: 'Newer' };

/** An empty start. */
export const startGathering = (): Gathering => ({
	manifest: null,
	summary: null,
	files: new Map(),
	parts: [],
	documents: new Map()
});

/** Takes one file of the archive; the bytes of a document are the caller's to keep. */
export function gather(into: Gathering, { name, bytes }: ArchiveFile): Result<BackupEntry, ContentsError> {
	const entry = readEntryName(name);
	if (!entry) return err({ type: into.manifest ? 'Newer' : 'Damaged' });
	if (entry.type !== 'manifest' && !into.manifest) return err({ type: 'Damaged' });
	switch (entry.type) {
		case 'manifest': {
			const manifest = readJson(BackupManifest, bytes);
			if (!manifest) return err({ type: 'Damaged' });
			if (manifest.version > backupVersion || manifest.schema > db.verno) return err({ type: 'Newer' });
			into.manifest = manifest;
			return ok(entry);
		}
		case 'summary':
			into.summary = readJson(BackupSummary, bytes);
			return ok(entry);
		case 'readme':
			return ok(entry);
		case 'rows':
			if (!db.tables.some((table) => table.name === entry.table)) return err({ type: 'Newer' });
			into.parts.push({ table: entry.table, name, bytes });
			return ok(entry);
		case 'file':
			if (digestBytes(bytes) !== entry.sha256) return err({ type: 'Damaged' });
			into.files.set(entry.sha256, bytes.buffer);
			return ok(entry);
		case 'document':
			if (digestBytes(bytes) !== entry.sha256) return err({ type: 'Damaged' });
			into.documents.set(entry.sha256, bytes.length);
			return ok(entry);
	}
}

function readJson<S extends v.GenericSchema>(schema: S, bytes: Uint8Array): v.InferOutput<S> | null {
	try {
		const parsed = v.safeParse(schema, JSON.parse(new TextDecoder().decode(bytes)));
		return parsed.success ? parsed.output : null;
	} catch {
		return null;
	}
}

/** The backup, if its first and its last file were there. */
export function gathered({ manifest, summary, ...rest }: Gathering): Contents | null {
	return manifest && summary ? { manifest, summary, ...rest } : null;
}

/** The rows of a part, or null where they cannot be read. */
export const rowsOf = (contents: Contents, part: Part): unknown[] | null => readPart(contents, part)?.rows ?? null;

function readPart({ files }: Contents, part: Part): { lines: Uint8Array; rows: unknown[] } | null {
	const lines = unpack(part.bytes);
	if (!lines) return null;
	const rows = readLines(lines, files);
	return rows.ok ? { lines, rows: rows.value } : null;
}

/** Gives the rows of a table part by part; answers false where they are not those that were written. */
export function readRows(contents: Contents, table: string, use: (rows: unknown[]) => void): boolean {
	const expected = contents.summary.tables[table];
	const hash = sha256.create();
	let count = 0;
	for (const part of contents.parts.filter((one) => one.table === table)) {
		const read = readPart(contents, part);
		if (!read) return false;
		hash.update(read.lines);
		count += read.rows.length;
		use(read.rows);
	}
	if (!expected) return count === 0;
	return count === expected.rows && bytesToHex(hash.digest()) === expected.sha256;
}
