import { afterEach, describe, expect, it } from 'vitest';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import { applyChanges, plainChange } from './changes.ts';
import { after } from './instants.ts';
import { markDown, markUp, pauseMailbox, resumeMailbox } from './pauses.ts';
import { readiness } from './readiness.ts';
import { giveSecret, readMailbox } from './secrets.ts';

const jan = 'jan@klant.example';
const hour = 3_600_000;

let queue: TestQueue;
afterEach(() => queue.database.close());

/** A queue with one deferred recipient whose 48 hours began at the start. */
async function withDeferred(): Promise<string> {
	queue = await newQueue();
	const start = queue.now();
	const message = queue.message([jan]);
	await queue.send(message);
	const deferred = { ...plainChange(message.id, jan, 'deferred'), dueAt: start, firstFailedAt: start };
	await queue.database.store.transaction().execute((writer) => applyChanges(writer, start, [deferred]));
	return start;
}

const firstFailedAt = async () =>
	(await queue.database.store.selectFrom('recipient').select('first_failed_at').executeTakeFirstOrThrow())
		.first_failed_at;

const down = (down_tries: number) => ({ id: queue.mailboxId, down_tries, version: 0 });

describe('a mailbox that stands still', () => {
	it('offers no work while it is paused, and does not count that time', async () => {
		const start = await withDeferred();
		const { store } = queue.database;
		expect(await readiness(store, queue.now())).toEqual([{ mailboxId: queue.mailboxId, dueAt: start }]);
		await pauseMailbox(store, queue.mailboxId, { reason: 'login', detail: '', at: after(start, 2 * hour) });
		expect(await readiness(store, queue.now())).toEqual([]);
		await resumeMailbox(store, queue.mailboxId, after(start, 5 * hour));
		expect(await readiness(store, queue.now())).toHaveLength(1);
		expect(await firstFailedAt()).toBe(after(start, 3 * hour));
	});

	it('keeps the first reason of a pause', async () => {
		const start = await withDeferred();
		const { store } = queue.database;
		await pauseMailbox(store, queue.mailboxId, { reason: 'login', detail: 'no', at: start });
		await pauseMailbox(store, queue.mailboxId, { reason: 'limit', detail: '', at: after(start, hour) });
		const mailbox = await store.selectFrom('mailbox').selectAll().executeTakeFirstOrThrow();
		expect(mailbox).toMatchObject({ paused_reason: 'login', paused_detail: 'no', paused_at: start });
	});

	it('waits for the next try of a server that is down, and does not count the outage', async () => {
		const start = await withDeferred();
		const { store } = queue.database;
		await markDown(store, down(0), start, after(start, hour));
		await markDown(store, down(1), after(start, hour), after(start, 3 * hour));
		expect(await readiness(store, queue.now())).toEqual([
			{ mailboxId: queue.mailboxId, dueAt: after(start, 3 * hour) }
		]);
		await markUp(store, queue.mailboxId, after(start, 4 * hour));
		expect(await readiness(store, queue.now())).toEqual([{ mailboxId: queue.mailboxId, dueAt: start }]);
		expect(await firstFailedAt()).toBe(after(start, 4 * hour));
	});

	it('counts neither an outage nor the pause that followed it, and neither twice', async () => {
		const start = await withDeferred();
		const { store } = queue.database;
		await markDown(store, down(0), start, after(start, hour));
		await pauseMailbox(store, queue.mailboxId, { reason: 'login', detail: '', at: after(start, 2 * hour) });
		await resumeMailbox(store, queue.mailboxId, after(start, 5 * hour));
		await markUp(store, queue.mailboxId, after(start, 6 * hour));
		expect(await firstFailedAt()).toBe(after(start, 5 * hour));
	});

	it('is not stopped again by what began before it was mended', async () => {
		const start = await withDeferred();
		const { store } = queue.database;
		const seen = async () => (await readMailbox(store, queue.mailboxId))!;
		const before = await seen();
		await pauseMailbox(store, queue.mailboxId, { reason: 'login', detail: '', at: start });
		const secret = new Uint8Array([1]);
		expect(await giveSecret(store, { before, secret, by: 'tablet', at: start })).toBe(true);
		const late = { reason: 'login', detail: 'wrong password', at: start, version: before.version };
		await pauseMailbox(store, queue.mailboxId, late);
		expect(await markDown(store, before, start, after(start, hour))).toBe(false);
		expect(await seen()).toMatchObject({ paused_reason: null, retry_at: null, secret });
		const { version } = await seen();
		await pauseMailbox(store, queue.mailboxId, { ...late, version });
		expect((await seen()).paused_reason).toBe('login');
	});
});
