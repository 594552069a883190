import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVault } from '#server/vault/vault.ts';
import { newQueue, openOrFail, type TestQueue } from '#tests/support/queue.ts';
import { health } from './health.ts';
import type { Parts } from './parts.ts';

const keyOf = (id: string) => ({ id: id.repeat(16), bytes: Buffer.alloc(32, id) });
const vault = openVault(keyOf('a'));
let queue: TestQueue;

beforeEach(async () => {
	queue = await newQueue();
});
afterEach(() => queue.database.close());

async function ask(path: string, changes: Partial<Parts> = {}) {
	const well = { vault, freeBytes: () => Promise.resolve(1e9), isTurning: () => true };
	const answer = await health({ store: queue.database.store, ...well, ...changes } as Parts).request(path);
	return { status: answer.status, body: await answer.json() };
}

const notReady = (...failing: string[]) => ({ status: 503, body: { ready: false, failing } });

describe('the health of a relay', () => {
	it('is told without a device, and nothing else is', async () => {
		expect(await ask('/healthz')).toEqual({ status: 200, body: { alive: true } });
		expect(await ask('/readyz')).toEqual({ status: 200, body: { ready: true, failing: [] } });
	});

	it('names what fails: the disk, the worker, the database', async () => {
		expect(await ask('/readyz', { freeBytes: () => Promise.resolve(1e6) })).toEqual(notReady('disk'));
		expect(await ask('/readyz', { isTurning: () => false })).toEqual(notReady('worker'));
		const closed = openOrFail();
		await closed.close();
		expect(await ask('/readyz', { store: closed.store })).toEqual(notReady('database', 'key'));
		expect((await ask('/healthz', { store: closed.store })).status).toBe(200);
	});

	it('names a key that does not open the passwords', async () => {
		const seal = (id: string) => openVault(keyOf(id)).seal('m', 'password', 'geheim');
		const hold = (secret: Uint8Array) => queue.database.store.updateTable('mailbox').set({ secret }).execute();
		await hold(seal('a'));
		expect((await ask('/readyz')).status).toBe(200);
		await hold(seal('b'));
		expect(await ask('/readyz')).toEqual(notReady('key'));
	});
});
