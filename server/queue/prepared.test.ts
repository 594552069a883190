import { afterEach, beforeEach, expect, it } from 'vitest';
import { openOrFail } from '#tests/support/queue.ts';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';

let database: Database;
beforeEach(() => {
	database = openOrFail();
});
afterEach(() => database.close());

const put = prepared((store, { host, port }: { host: string; port: number }) =>
	store.insertInto('allowed_host').values({ host, port })
);
const find = prepared((store, { port }: { port: number }) =>
	store.selectFrom('allowed_host').select('host').where('port', '=', port).where('host', '<>', 'c')
);

it('a query that is compiled once takes other values each time, within a transaction too', async () => {
	expect((await put(database.store, { host: 'a', port: 1 })).numAffectedRows).toBe(1n);
	await database.ahead.transaction().execute(async (writer) => {
		await put(writer, { host: 'b', port: 2 });
		await put(writer, { host: 'c', port: 2 });
		expect((await find(writer, { port: 2 })).rows).toEqual([{ host: 'b' }]);
	});
	expect((await find(database.store, { port: 1 })).rows).toEqual([{ host: 'a' }]);
	expect((await find(database.store, { port: 3 })).rows).toEqual([]);
});
