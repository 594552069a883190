import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { err, ok, type Result } from '#domain/result.ts';
import { copyDatabase } from './copy.ts';
import { dialectOf, type Answered } from './dialect.ts';
import { lockFolder } from './folder-lock.ts';
import { openLine } from './line.ts';
import { openFlush } from './log-flush.ts';
import { tried, type BesideError, type OpenError } from './open-error.ts';
import type { Store, Tables } from './schema.ts';
import { copyMark } from './settings.ts';
import { bringUpToDate, isUpToDate, knowFile } from './up-to-date.ts';

/** The database within a data folder. */
export const fileName = 'relay.sqlite';

/** A copy on its way into the place of the database, whole already. */
export const incomingName = 'incoming.sqlite';

/** The open database of a relay. */
export interface Database {
	/** Each of its commits is on the disk before it is answered, and so is all that it reads. */
	store: Store;
	/** The same; but commits that come at the same time share a flush, and nothing stands still meanwhile. */
	shared: Store;
	/** Its commits are answered before they are on the disk: for what may be undone together with all that followed. */
	ahead: Store;
	/** Writes a backup, a consistent copy of all it holds, into a new file, also while others work on it. */
	copyTo: (path: string, at: string) => void;
	close: () => Promise<void>;
}

/** Opens a data folder for the one relay that works on it, and brings its tables up to date. */
export function openDatabase(folder: string): Result<Database, OpenError> {
	const lock = tried(() => {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		return lockFolder(folder);
	});
	if (!lock.ok) return lock;
	const opened = tried(() => openFile(folder, (file) => bringUpToDate(file, folder)));
	if (!opened.ok) {
		lock.value.release();
		return opened;
	}
	const { close, ...database } = opened.value;
	return ok({ ...database, close: () => close().finally(lock.value.release) });
}

/** Opens the data of a relay for an admin command, whether or not the relay runs. It makes nothing and changes no table. */
export const openBeside = (folder: string): Result<Database, BesideError> =>
	tried(() => {
		if (!isHalfRestored(folder)) statSync(join(folder, fileName));
		return openFile(folder, isUpToDate);
	});

/** Whether a copy that was to take the place of the database lies there still. */
export const isHalfRestored = (folder: string): boolean => existsSync(join(folder, incomingName));

function openFile(
	folder: string,
	prepare: (file: DatabaseSync) => Result<void, BesideError>
): Result<Database, BesideError> {
	if (isHalfRestored(folder)) return err({ type: 'HalfRestored' });
	const file = new DatabaseSync(join(folder, fileName), { timeout: pragmas.busy_timeout });
	const ready = tried(() => {
		const known = knowFile(file);
		if (!known.ok) return known;
		for (const [name, value] of Object.entries(pragmas)) set(file, name, value);
		return prepare(file);
	});
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
		copyTo: (path, at) => copyDatabase(file, path, { [copyMark]: at, 'backed-up-at': at }),
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
