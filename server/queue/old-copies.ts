import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { copyDatabase } from './copy.ts';
import { copyMark } from './settings.ts';

/** The folder, within the data folder, of copies made before the tables were changed. */
export const copiesFolder = 'backups';

/** How many of them are kept. */
const keptCopies = 5;

/** Copies a database before its tables are changed from a version, and lets the oldest of such copies go. */
export function keepCopy(file: DatabaseSync, folder: string, version: number): void {
	const copies = join(folder, copiesFolder);
	const at = new Date().toISOString();
	mkdirSync(copies, { recursive: true, mode: 0o700 });
	copyDatabase(file, join(copies, `${at.replace(/[-:.]/g, '')}-version-${version}.sqlite`), { [copyMark]: at });
	const old = readdirSync(copies).filter((name) => /^\d{8}T\d{9}Z-version-\d+\.sqlite$/.test(name));
	for (const name of old.sort().slice(0, -keptCopies)) rmSync(join(copies, name));
}
