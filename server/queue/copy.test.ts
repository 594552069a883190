import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { copyDatabase } from './copy.ts';

it('a copy is for its owner alone while it is written, and one that fails leaves nothing', () => {
	const folder = mkdtempSync(join(tmpdir(), 'facturier-copy-'));
	const path = join(folder, 'backup.sqlite');
	const source = new DatabaseSync(':memory:');
	source.exec('create table invoice (number text)');
	const modes = new Set<number>();
	source.setAuthorizer(() => {
		if (existsSync(`${path}.part`)) modes.add(statSync(`${path}.part`).mode & 0o777);
		return constants.SQLITE_OK;
	});
	// It has no table for the mark
	expect(() => copyDatabase(source, path, { 'copied-at': '' })).toThrow('no such table');
	expect([...modes]).toEqual([0o600]);
	expect(readdirSync(folder)).toEqual([]);
});
