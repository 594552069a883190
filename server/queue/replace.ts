import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '#domain/result.ts';
import { copyDatabase, inspectCopy, settleAs, type CopyProblem } from './copy.ts';
import { fileName, incomingName } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { migrations } from './migrations.ts';
import { tried, type BesideError } from './open-error.ts';
import { copyMark } from './settings.ts';

/** Why a copy does not take the place of a folder's database: a relay runs there, data is there, or the copy is no good. */
export type ReplaceRefusal =
	| { type: 'InUse' }
	| { type: 'Occupied' }
	/** What stands in the way of the folder itself. */
	| { type: 'Folder'; error: BesideError }
	| { type: 'NewerFile'; version: number; known: number }
	/** E.g. the disk is full. */
	| { type: 'NotCopied'; detail: string }
	| CopyProblem;

/** Whether data that is there already may be put aside. */
export type Present = 'keep' | 'put-aside';

/**
 * Puts a copy in the place of a folder's database, while no relay runs there. What was there is kept in a folder beside
 * it, whose path is given, or null where there was nothing. The relay that starts on it begins a new epoch.
 */
export function replaceDatabase(
	folder: string,
	copy: string,
	present: Present,
	at: string
): Result<string | null, ReplaceRefusal> {
	const version = inspectCopy(copy);
	if (!version.ok) return version;
	if (version.value > migrations.length)
		return err({ type: 'NewerFile', version: version.value, known: migrations.length });
	const lock = tried(() => {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		return lockFolder(folder);
	});
	if (!lock.ok) return err(lock.error.type === 'InUse' ? { type: 'InUse' } : { type: 'Folder', error: lock.error });
	try {
		return replace(folder, copy, present, at);
	} finally {
		lock.value.release();
	}
}

/** Cut off at any point, it leaves the copy or what was there; `incoming` lies there until all is in its place. */
function replace(folder: string, copy: string, present: Present, at: string): Result<string | null, ReplaceRefusal> {
	const isOccupied = existsSync(join(folder, fileName));
	if (isOccupied && present === 'keep') return err({ type: 'Occupied' });
	const incoming = join(folder, incomingName);
	const copied = copyInto(copy, incoming, at);
	if (!copied.ok) return copied;
	const aside = isOccupied ? putAside(folder, at) : null;
	settleAs(incoming, join(folder, fileName));
	return ok(aside);
}

function copyInto(copy: string, path: string, at: string): Result<void, ReplaceRefusal> {
	const source = new DatabaseSync(copy, { readOnly: true });
	try {
		return ok(copyDatabase(source, path, { [copyMark]: at }));
	} catch (error) {
		return err({ type: 'NotCopied', detail: error instanceof Error ? error.message : '' });
	} finally {
		source.close();
	}
}

/**
 * The log of the database belongs to it: left behind, it would be played into its successor. The database itself goes
 * last, so that the folder of a restore that was cut off before is told by its lack, and takes the rest.
 */
function putAside(folder: string, at: string): string {
	const name =
		readdirSync(folder).find((name) => name.startsWith('replaced-') && !existsSync(join(folder, name, fileName))) ??
		`replaced-${at.replace(/[-:.]/g, '')}`;
	const aside = join(folder, name);
	mkdirSync(aside, { recursive: true, mode: 0o700 });
	for (const name of [`${fileName}-wal`, `${fileName}-shm`, fileName])
		if (existsSync(join(folder, name))) renameSync(join(folder, name), join(aside, name));
	return aside;
}
