import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { err, ok, type Result } from '#domain/result.ts';
import { lockFolder } from './folder-lock.ts';
import { migrations } from './migrations.ts';
import { asKyselyDatabase } from './node-sqlite.ts';
import type { Store, Tables } from './schema.ts';

/** The open database of a relay. */
export interface Database {
	store: Store;
	close: () => Promise<void>;
}

/** Why a data folder cannot be opened: another relay runs on it, or a newer program wrote it. */
export type OpenError = { type: 'InUse' } | { type: 'NewerFile'; version: number; known: number };

/** Opens a data folder for the one relay that works on it, and brings its tables up to date. */
export function openDatabase(folder: string): Result<Database, OpenError> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const lock = lockFolder(folder);
	if (!lock.ok) return lock;
	const opened = openBeside(folder);
	if (!opened.ok) {
		lock.value.release();
		return opened;
	}
	const { store, close } = opened.value;
	return ok({ store, close: () => close().finally(lock.value.release) });
}

/** Opens a data folder for an admin command, whether or not a relay runs on it. */
export function openBeside(folder: string): Result<Database, Exclude<OpenError, { type: 'InUse' }>> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const file = new DatabaseSync(join(folder, 'relay.sqlite'));
	for (const [name, value] of Object.entries(pragmas)) set(file, name, value);
	const version = migrate(file);
	if (version > migrations.length) {
		file.close();
		return err({ type: 'NewerFile', version, known: migrations.length });
	}
	const store = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(file) }) });
	return ok({
		store,
		close: async () => {
			await store.destroy();
			if (file.isOpen) file.close();
		}
	});
}

/** FULL (2): what was answered with 2xx survives a power cut. Only the journal mode is kept in the file. */
const pragmas = { busy_timeout: 5000, journal_mode: 'wal', synchronous: 2, foreign_keys: 1 };

/** Sets a pragma and makes sure that it holds: SQLite passes over what it cannot do. */
function set(file: DatabaseSync, name: string, value: string | number): void {
	file.exec(`pragma ${name} = ${value}`);
	const actual = Object.values(file.prepare(`pragma ${name}`).get() ?? {})[0];
	if (actual !== value) throw new Error(`pragma ${name} is ${String(actual)}, not ${value}`);
}

/** Applies the steps that the file lacks, each in one transaction, and returns the file's version. */
function migrate(file: DatabaseSync): number {
	const version = () => Number(file.prepare('pragma user_version').get()!.user_version);
	while (version() < migrations.length) {
		file.exec('begin immediate');
		const next = version();
		if (next < migrations.length) file.exec(`${migrations[next]}; pragma user_version = ${next + 1}`);
		file.exec('commit');
	}
	return version();
}
