import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openBeside, openDatabase } from './database.ts';
import { migrations } from './migrations.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'facturier-queue-'));

function open(folder: string) {
	const opened = openDatabase(folder);
	if (!opened.ok) throw new Error(opened.error.type);
	return opened.value;
}

/** A file as the version before this one left it. */
function writeOlder(folder: string): DatabaseSync {
	const old = new DatabaseSync(join(folder, 'relay.sqlite'));
	old.exec(`begin; ${migrations.slice(0, -1).join(';')}; pragma user_version = ${migrations.length - 1}; commit`);
	return old;
}

function writeForeign(folder: string): void {
	const file = new DatabaseSync(join(folder, 'relay.sqlite'));
	file.exec('create table song (title text)');
	file.close();
}

describe('the relay database', () => {
	it('is durable at every open, not only at the first', async () => {
		const folder = newFolder();
		for (const round of ['made', 'opened again']) {
			const { store, close } = open(folder);
			const { rows } = await sql<Record<string, unknown>>`select
				(select synchronous from pragma_synchronous) as synchronous,
				(select journal_mode from pragma_journal_mode) as journal,
				(select foreign_keys from pragma_foreign_keys) as keys`.execute(store);
			expect({ ...rows[0] }, round).toEqual({ synchronous: 2, journal: 'wal', keys: 1 });
			await close();
		}
	});

	it('refuses a second relay on the same folder, and lets an admin command in', async () => {
		const folder = newFolder();
		const first = open(folder);
		expect(openDatabase(folder)).toEqual({ ok: false, error: { type: 'InUse' } });
		const beside = openBeside(folder);
		if (!beside.ok) throw new Error(beside.error.type);
		await beside.value.store.insertInto('allowed_host').values({ host: '127.0.0.1', port: 2525 }).execute();
		expect(await first.store.selectFrom('allowed_host').select('port').execute()).toHaveLength(1);
		await beside.value.close();
		await first.close();
		await open(folder).close();
	});

	it('refuses a file that a newer program wrote', async () => {
		const folder = newFolder();
		await open(folder).close();
		const file = new DatabaseSync(join(folder, 'relay.sqlite'));
		file.exec('pragma user_version = 99');
		file.close();
		expect(openDatabase(folder)).toMatchObject({ ok: false, error: { type: 'NewerFile', version: 99 } });
	});

	it('opened by a command is neither made nor brought up to date, since an older relay may run on it', async () => {
		const folder = newFolder();
		expect(openBeside(join(folder, 'wrong'))).toMatchObject({ ok: false, error: { type: 'NoRelay' } });
		expect(readdirSync(folder)).toEqual([]);
		writeOlder(folder).close();
		expect(openBeside(folder)).toEqual({ ok: false, error: { type: 'OlderFile' } });
		const { user_version } = new DatabaseSync(join(folder, 'relay.sqlite')).prepare('pragma user_version').get()!;
		expect(user_version).toBe(migrations.length - 1);
		await open(folder).close();
		const beside = openBeside(folder);
		expect(beside.ok && (await beside.value.close())).toBeUndefined();
	});

	it.each([
		['is damaged', (folder: string) => writeFileSync(join(folder, 'relay.sqlite'), 'x'.repeat(8_192)), 'Damaged'],
		['is of another program', writeForeign, 'Damaged'],
		['is cut off in a restore', (folder: string) => writeFileSync(join(folder, 'incoming.sqlite'), ''), 'HalfRestored'],
		['cannot be opened', (folder: string) => mkdirSync(join(folder, 'relay.sqlite')), 'NoAccess']
	])('that %s is refused with what is wrong, and the folder is free again', (_, spoil, type) => {
		const folder = newFolder();
		spoil(folder);
		for (const way of [openDatabase, openDatabase, openBeside])
			expect(way(folder)).toMatchObject({ ok: false, error: { type } });
	});

	it('is refused where its folder is a file', () => {
		const path = join(newFolder(), 'data');
		writeFileSync(path, '');
		for (const way of [openDatabase, openBeside])
			expect(way(path)).toMatchObject({ ok: false, error: { type: 'NotAFolder' } });
	});

	it('keeps a copy of what it held before its tables are changed, and five such copies', async () => {
		const folder = newFolder();
		for (let round = 0; round < 7; round++) {
			rmSync(join(folder, 'relay.sqlite'), { force: true });
			const old = writeOlder(folder);
			old.prepare(`insert into allowed_host (host, port) values ('127.0.0.1', ?)`).run(round);
			old.close();
			await open(folder).close();
		}
		const copies = readdirSync(join(folder, 'backups')).sort();
		expect(copies).toHaveLength(5);
		const last = new DatabaseSync(join(folder, 'backups', copies.at(-1)!), { readOnly: true });
		expect(last.prepare('pragma user_version').get()).toEqual({ user_version: migrations.length - 1 });
		expect(last.prepare('select port from allowed_host').get()).toEqual({ port: 6 });
		last.close();
	});

	it('undoes a transaction that fails, and only that one', async () => {
		const { store, close } = open(newFolder());
		const put = (key: string, transaction = store) =>
			transaction.insertInto('setting').values({ key, value: '' }).execute();
		const failing = store.transaction().execute(async (transaction) => {
			await put('lost', transaction);
			throw new Error('stop');
		});
		await Promise.all([expect(failing).rejects.toThrow('stop'), put('kept')]);
		expect(await store.selectFrom('setting').select('key').execute()).toEqual([{ key: 'kept' }]);
		await close();
	});

	it('lets stores of all kinds take turns, so that no transaction mixes with another', async () => {
		const { store, shared, ahead, close } = open(newFolder());
		await store.insertInto('setting').values({ key: 'count', value: '0' }).execute();
		const count = (one: typeof store) =>
			one.transaction().execute(async (transaction) => {
				const { value } = await transaction.selectFrom('setting').select('value').executeTakeFirstOrThrow();
				await new Promise(setImmediate);
				await transaction
					.updateTable('setting')
					.set({ value: String(Number(value) + 1) })
					.execute();
			});
		await Promise.all(Array.from({ length: 30 }, (_, index) => count([store, shared, ahead][index % 3]!)));
		expect(await ahead.selectFrom('setting').select('value').executeTakeFirst()).toEqual({ value: '30' });
		await close();
	});
});
