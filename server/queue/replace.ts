import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '#domain/result.ts';
import { copyDatabase, inspectCopy, type CopyProblem } from './copy.ts';
import { fileName } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { migrations } from './migrations.ts';

/** Why a copy does not take the place of a folder's database: a relay runs there, data is there, or the copy is no good. */
export type ReplaceRefusal =
	| { type: 'InUse' }
	| { type: 'Occupied' }
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
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const lock = lockFolder(folder);
	if (!lock.ok) return lock;
	try {
		const isOccupied = existsSync(join(folder, fileName));
		if (isOccupied && present === 'keep') return err({ type: 'Occupied' });
		const incoming = join(folder, 'incoming.sqlite');
		const copied = copyInto(copy, incoming, at);
		if (!copied.ok) return copied;
		const aside = isOccupied ? putAside(folder, at) : null;
		renameSync(incoming, join(folder, fileName));
		return ok(aside);
	} finally {
		lock.value.release();
	}
}

function copyInto(copy: string, path: string, at: string): Result<void, ReplaceRefusal> {
	const source = new DatabaseSync(copy, { readOnly: true });
	try {
		return ok(copyDatabase(source, path, at));
	} catch (error) {
		return err({ type: 'NotCopied', detail: error instanceof Error ? error.message : '' });
	} finally {
		source.close();
	}
}

/** The log of the database belongs to it: left behind, it would be played into its successor. */
function putAside(folder: string, at: string): string {
	const aside = join(folder, `replaced-${at.replace(/[-:.]/g, '')}`);
	mkdirSync(aside, { mode: 0o700 });
	for (const name of [`${fileName}-wal`, `${fileName}-shm`, fileName])
		if (existsSync(join(folder, name))) renameSync(join(folder, name), join(aside, name));
	return aside;
}
