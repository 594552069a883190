import type { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '#domain/result.ts';
import { migrations } from './migrations.ts';
import { keepCopy } from './old-copies.ts';
import type { BesideError } from './open-error.ts';

/** Whether a file is one of this program that it can read; nothing is changed in it before. */
export function knowFile(file: DatabaseSync): Result<void, BesideError> {
	const version = versionOf(file);
	const tables = file.prepare('select name from sqlite_schema').all();
	const isOwn = version === 0 ? tables.length === 0 : tables.some(({ name }) => name === 'recipient');
	if (!isOwn) return err({ type: 'Damaged', detail: 'its tables are others' });
	if (version > migrations.length) return err({ type: 'NewerFile', version, known: migrations.length });
	return ok(undefined);
}

/** A command leaves the tables alone: the relay that runs on them may be an older one. */
export function isUpToDate(file: DatabaseSync): Result<void, BesideError> {
	const version = versionOf(file);
	if (version === migrations.length) return ok(undefined);
	return err({ type: version === 0 ? 'NoRelay' : 'OlderFile' });
}

/** Changes the tables to what this program knows; what they held before is kept in a copy. */
export function bringUpToDate(file: DatabaseSync, folder: string): Result<void, BesideError> {
	const version = versionOf(file);
	if (version > 0 && version < migrations.length) {
		try {
			keepCopy(file, folder, version);
		} catch (error) {
			return err({ type: 'NotCopied', detail: error instanceof Error ? error.message : '' });
		}
	}
	migrate(file);
	return ok(undefined);
}

const versionOf = (file: DatabaseSync): number => Number(file.prepare('pragma user_version').get()!.user_version);

/** Applies the steps that the file lacks, all in one transaction. */
function migrate(file: DatabaseSync): void {
	if (versionOf(file) === migrations.length) return;
	file.exec('begin immediate');
	try {
		// Another process may have done it meanwhile
		for (const step of migrations.slice(versionOf(file))) file.exec(step);
		file.exec(`pragma user_version = ${migrations.length}; commit`);
	} catch (error) {
		// On a full disk SQLite has undone the transaction itself
		if (file.isTransaction) file.exec('rollback');
		throw error;
	}
}
