import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '#domain/result.ts';
import { databaseErrorOf } from './open-error.ts';
import { copyMark, type SettingKey } from './settings.ts';

/** Why a file cannot be put in the place of a data folder's database. */
export type CopyProblem =
	| { type: 'Missing' }
	/** It is no database of this program, or a part of one. */
	| { type: 'NotACopy' }
	/** E.g. it belongs to another user. */
	| { type: 'NotReadable'; detail: string }
	/** SQLite's own words about what is broken in it. */
	| { type: 'Damaged'; detail: string };

/** What a copy carries about itself. */
export type CopyMarks = Partial<Record<SettingKey, string>> & { [copyMark]: string };

/**
 * Writes a consistent copy of a database that may be in use, for its owner's eyes, under its name only once it is whole
 * and on the disk. The copy carries a mark: a relay that starts on it knows that time has passed which it has not seen.
 * The copy of a copy keeps the first one's mark.
 */
export function copyDatabase(source: DatabaseSync, path: string, marks: CopyMarks): void {
	const part = `${path}.part`;
	rmSync(part, { force: true });
	try {
		closeSync(openSync(part, 'wx', 0o600));
		source.prepare('vacuum into ?').run(part);
		mark(part, marks);
		settleAs(part, path);
	} catch (error) {
		rmSync(part, { force: true });
		throw error;
	}
}

function mark(path: string, { [copyMark]: copiedAt, ...others }: CopyMarks): void {
	const copy = new DatabaseSync(path);
	try {
		copy.prepare('insert or ignore into setting (key, value) values (?, ?)').run(copyMark, copiedAt);
		for (const [key, value] of Object.entries(others))
			copy.prepare('insert or replace into setting (key, value) values (?, ?)').run(key, value);
	} finally {
		copy.close();
	}
}

/** Gives a finished file its name, so that both survive a power cut. */
export function settleAs(part: string, path: string): void {
	flush(part, 'r+');
	renameSync(part, path);
	// Windows has no handle on a folder to flush
	if (process.platform !== 'win32') flush(dirname(path), 'r');
}

/** Looks at a file before it is put in place; the schema version it was written with. */
export function inspectCopy(path: string): Result<number, CopyProblem> {
	if (!existsSync(path)) return err({ type: 'Missing' });
	if (!statSync(path).isFile()) return err({ type: 'NotACopy' });
	try {
		return inspect(path);
	} catch (error) {
		const known = databaseErrorOf(error);
		if (known?.type === 'NoAccess') return err({ type: 'NotReadable', detail: known.detail });
		return isNotADatabase(error) ? err({ type: 'NotACopy' }) : err({ type: 'Damaged', detail: String(error) });
	}
}

function inspect(path: string): Result<number, CopyProblem> {
	const file = new DatabaseSync(path, { readOnly: true });
	try {
		const version = Number(file.prepare('pragma user_version').get()!.user_version);
		const known = file.prepare(`select count(*) as n from sqlite_schema where name in ('recipient', 'receipt')`).get()!
			.n;
		if (version === 0 || known !== 2) return err({ type: 'NotACopy' });
		const found = String(file.prepare('pragma integrity_check(1)').get()!.integrity_check);
		return found === 'ok' ? ok(version) : err({ type: 'Damaged', detail: found });
	} finally {
		file.close();
	}
}

const sqliteNotADatabase = 26;
const isNotADatabase = (error: unknown): boolean =>
	error instanceof Error && 'errcode' in error && error.errcode === sqliteNotADatabase;

function flush(path: string, mode: 'r' | 'r+'): void {
	const handle = openSync(path, mode);
	fsyncSync(handle);
	closeSync(handle);
}
