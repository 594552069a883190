import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#server/queue/database.ts';
import { blobs } from './blobs.ts';

let database: Database;

beforeEach(() => {
	const opened = openDatabase(mkdtempSync(join(tmpdir(), 'facturier-blobs-')));
	if (!opened.ok) throw new Error(opened.error.type);
	database = opened.value;
});
afterEach(() => database.close());

async function put(size: number, free: number): Promise<number> {
	const { store } = database;
	const parts = { store, now: () => '2026-11-02T09:00:00.000Z', freeBytes: () => Promise.resolve(free) };
	const body = randomBytes(size);
	const path = `/blobs/${createHash('sha256').update(body).digest('hex')}`;
	return (await blobs(parts).request(path, { method: 'PUT', body })).status;
}

describe('PUT blobs', () => {
	it('needs one and a half times the size free on the disk', async () => {
		expect(await put(1000, 1500)).toBe(204);
		expect(await put(1000, 1499)).toBe(507);
		const kept = await database.store.selectFrom('blob').select('size').execute();
		expect(kept).toEqual([{ size: 1000 }]);
	});
});
