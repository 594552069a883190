import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { err, ok, type Result } from '#domain/result.ts';
import { copyDatabase } from './copy.ts';
import { dialectOf, type Answered } from './dialect.ts';
import { lockFolder } from './folder-lock.ts';
import { openLine } from './line.ts';
import { openFlush } from './log-flush.ts';
import { migrations } from './migrations.ts';
import { keepCopy } from './old-copies.ts';
import type { Store, Tables } from './schema.ts';

/** The database within a data folder. */
export const fileName = 'relay.sqlite';

/** The open database of a relay. */
export interface Database {
	/** Each of its commits is on the disk before it is answered, and so is all that it reads. */
	store: Store;
	/** The same; but commits that come at the same time share a flush, and nothing stands still meanwhile. */
	shared: Store;
	/** Its commits are answered before they are on the disk: for what may be undone together with all that followed. */
	ahead: Store;
	/** Writes a consistent copy of all it holds into a new file, also while others work on it. */
	copyTo: (path: string, at: string) => void;
	close: () => Promise<void>;
}

/**
 * Why a data folder cannot be opened: another relay runs on it, a newer program wrote it, or it could not be copied
 * before its tables are changed.
 */
export type OpenError =
	{ type: 'InUse' } | { type: 'NewerFile'; version: number; known: number } | { type: 'NotCopied'; detail: string };

/** The same for an admin command, which does not mind a relay that runs. */
export type BesideError = Exclude<OpenError, { type: 'InUse' }>;

/** The problem in words for the person who starts the relay. */
export function explainOpening(error: OpenError, folder: string): string {
	switch (error.type) {
		case 'InUse':
			return `Facturier is running already on ${folder}. Stop it first, or set DATA_DIR to another folder.`;
		case 'NewerFile':
			return `${folder} was written by a newer version of Facturier.`;
		case 'NotCopied':
			return `${folder} needs a copy before this version changes it, and that failed: ${error.detail}. Nothing was changed.`;
	}
}

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
	const { close, ...database } = opened.value;
	return ok({ ...database, close: () => close().finally(lock.value.release) });
}

/** Opens a data folder for an admin command, whether or not a relay runs on it. */
export function openBeside(folder: string): Result<Database, BesideError> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const file = new DatabaseSync(join(folder, fileName));
	for (const [name, value] of Object.entries(pragmas)) set(file, name, value);
	const ready = bringUpToDate(file, folder);
	if (!ready.ok) {
		file.close();
		return ready;
	}
	const flush = openFlush(join(folder, `${fileName}-wal`), () => line.playIn());
	const line = openLine(file, flush);
	const storeOf = (answered: Answered): Store => new Kysely<Tables>({ dialect: dialectOf(line, answered) });
	return ok({
		store: storeOf('alone'),
		shared: storeOf('shared'),
		ahead: storeOf('ahead'),
		copyTo: (path, at) => copyDatabase(file, path, at),
		close: async () => {
			if (!file.isOpen) return;
			await flush.done();
			flush.close();
			file.close();
		}
	});
}

/** FULL (2): what was answered with 2xx survives a power cut. Only the journal mode is kept in the file. */
const pragmas = {
	busy_timeout: 5000,
	journal_mode: 'wal',
	synchronous: 2,
	foreign_keys: 1,
	// Pages of the log, 16 MB, after which it is played into the file: everything waits meanwhile
	wal_autocheckpoint: 4000
};

/** Sets a pragma and makes sure that it holds: SQLite passes over what it cannot do. */
function set(file: DatabaseSync, name: string, value: string | number): void {
	file.exec(`pragma ${name} = ${value}`);
	const actual = Object.values(file.prepare(`pragma ${name}`).get() ?? {})[0];
	if (actual !== value) throw new Error(`pragma ${name} is ${String(actual)}, not ${value}`);
}

/** Changes the tables to what this program knows; what they held before is kept in a copy. */
function bringUpToDate(file: DatabaseSync, folder: string): Result<void, BesideError> {
	const version = versionOf(file);
	if (version > migrations.length) return err({ type: 'NewerFile', version, known: migrations.length });
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
		file.exec('rollback');
		throw error;
	}
}
