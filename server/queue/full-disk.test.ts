import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';

let queue: TestQueue;
beforeEach(async () => (queue = await newQueue()));
afterEach(() => queue.database.close());

const sqliteFull = 13;

describe('a full disk', () => {
	it('is told as such from within a transaction, and nothing of that stays', async () => {
		const { store } = queue.database;
		await sql`pragma max_page_count = 1`.execute(store);
		const bytes = new Uint8Array(5_000_000);
		const filling = store.transaction().execute(async (writer) => {
			await writer.insertInto('setting').values({ key: 'a', value: 'b' }).execute();
			await writer.insertInto('blob').values({ sha256: 'a', size: 1, bytes, created_at: '' }).execute();
		});
		await expect(filling).rejects.toMatchObject({ errcode: sqliteFull });
		expect(await store.selectFrom('setting').selectAll().where('key', '=', 'a').execute()).toEqual([]);
		await sql`pragma max_page_count = 1000000`.execute(store);
		await queue.send(queue.message(['jan@klant.example']));
	});
});
