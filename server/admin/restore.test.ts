import {
	closeSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	renameSync,
	writeFileSync,
	writeSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#server/queue/database.ts';
import { runCommand } from './commands.ts';
import { restore } from './restore.ts';

const at = '2026-11-02T09:00:00.000Z';
let folder: string;
let path: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'facturier-restore-'));
	path = join(folder, 'backup.sqlite');
});

/** Runs a command on a data folder; its lines, or why it failed. */
async function run(dataDir: string, ...words: string[]): Promise<string> {
	const opened = openDatabase(dataDir);
	if (!opened.ok) throw new Error(opened.error.type);
	const done = await runCommand(
		{ ...opened.value, now: () => at, address: 'http://localhost', ports: [8788], keyFile: join(folder, 'key') },
		words
	);
	await opened.value.close();
	return (done.ok ? done.value : done.error).join('\n');
}

const data = () => join(folder, 'data');
const bringBack = (...words: string[]) => restore({ dataDir: data(), keyFile: join(folder, 'key') }, words, at);
const refusal = (...words: string[]) => {
	const done = bringBack(...words);
	return done.ok ? 'done' : done.error.join('\n');
};

describe('a backup', () => {
	it('is never written over', async () => {
		await run(data(), 'backup', path);
		expect(await run(data(), 'backup', path)).toContain('exists already');
	});

	it('that cannot be written says why', async () => {
		expect(await run(data(), 'backup', join(folder, 'nowhere', 'b.sqlite'))).toContain('could not be written');
	});
});

describe('a restore', () => {
	it('brings back what the backup held, and keeps what it replaces once a person has agreed', async () => {
		await run(data(), 'allow', 'before:25');
		await run(data(), 'backup', path);
		await run(data(), 'allow', 'after:25');
		expect(refusal(path)).toContain('holds data already');
		const done = bringBack(path, '--replace');
		const [aside] = readdirSync(data()).filter((name) => name.startsWith('replaced-'));
		expect(done.ok && done.value.join('\n')).toContain(aside);
		expect(await run(data(), 'allow', '--list')).toBe('before:25');
		const kept = new DatabaseSync(join(data(), aside!, 'relay.sqlite'));
		expect(kept.prepare('select count(*) as n from allowed_host').get()).toEqual({ n: 2 });
		kept.close();
	});

	it('keeps when the copy was made, which is a backup by its own word', async () => {
		await run(data(), 'backup', path);
		expect(restore({ dataDir: data(), keyFile: '' }, [path, '--replace'], '2027-01-01T00:00:00.000Z').ok).toBe(true);
		const restored = new DatabaseSync(join(data(), 'relay.sqlite'));
		const read = restored.prepare('select value from setting where key = ?');
		expect(['copied-at', 'backed-up-at'].map((key) => read.get(key))).toEqual([{ value: at }, { value: at }]);
		restored.close();
	});

	it.each([
		['the log', ['relay.sqlite-wal']],
		['all of it', ['relay.sqlite-wal', 'relay.sqlite']]
	])('that was cut off once it had put aside %s is noticed, and ends well when it is run again', async (_, moved) => {
		await run(data(), 'backup', path);
		writeFileSync(join(data(), 'relay.sqlite-wal'), 'log');
		writeFileSync(join(data(), 'incoming.sqlite'), '');
		const aside = join(data(), 'replaced-before');
		mkdirSync(aside);
		for (const name of moved) renameSync(join(data(), name), join(aside, name));
		expect(openDatabase(data())).toEqual({ ok: false, error: { type: 'HalfRestored' } });
		expect(bringBack(path, '--replace').ok).toBe(true);
		expect(readdirSync(aside).sort()).toEqual(['relay.sqlite', 'relay.sqlite-wal']);
		expect(readdirSync(data()).filter((name) => name.startsWith('replaced-'))).toEqual(['replaced-before']);
	});

	it('into an empty folder needs no word, and says that the key file is not there', async () => {
		await run(join(folder, 'elsewhere'), 'allow', 'mail.local:25');
		await run(join(folder, 'elsewhere'), 'backup', path);
		const done = bringBack(path);
		expect(done.ok && done.value.join('\n')).toContain('There is no key file');
		expect(await run(data(), 'allow', '--list')).toBe('mail.local:25');
	});

	it.each([
		['no file', () => undefined, 'There is no file'],
		['something else', () => writeFileSync(path, 'x'.repeat(5_000)), 'is not a backup of Facturier'],
		['a folder', () => mkdirSync(path), 'is not a backup of Facturier'],
		['an empty file', () => writeFileSync(path, ''), 'is not a backup of Facturier']
	])('of %s changes nothing', (_, make, words) => {
		make();
		expect(refusal(path)).toContain(words);
		expect(existsSync(join(data(), 'relay.sqlite'))).toBe(false);
	});

	it('of a backup that is broken or of a newer version changes nothing', async () => {
		await run(data(), 'backup', path);
		const file = new DatabaseSync(path);
		file.exec('pragma user_version = 99');
		expect(refusal(path, '--replace')).toContain('newer version');
		file.exec('pragma user_version = 1');
		file.close();
		const handle = openSync(path, 'r+');
		writeSync(handle, Buffer.alloc(4096, 0xff), 0, 4096, 2 * 4096);
		closeSync(handle);
		expect(refusal(path, '--replace')).toContain('is damaged');
	});
});
