import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { RecipientState } from '#domain/receipt.ts';
import { limitDay } from '#domain/sending-limit.ts';
import { newQueue, openOrFail, type TestQueue } from '#tests/support/queue.ts';
import { armAttempt, claimNext, closeAttempt, type Claim } from './attempts.ts';
import { plainChange, type Change } from './changes.ts';
import type { Database } from './database.ts';
import { after } from './instants.ts';
import { loadOf } from './load.ts';
import { readiness } from './readiness.ts';
import { recoverAttempts } from './recovery.ts';

// Every claim and every end is a commit with fsync.
vi.setConfig({ testTimeout: 30_000 });

const limits = { per_minute: 3, per_day: 14 };
const start = '2026-11-20T06:05:00.000Z';

let queue: TestQueue;
let database: Database;
let time: string;

const pass = (milliseconds: number) => (time = after(time, milliseconds));
const claim = () =>
	claimNext(database.store, { mailboxId: queue.mailboxId, lease: 'one', attemptId: uuid(), at: time });
const changes = ({ messageId, recipients }: Claim, state: RecipientState): Change[] =>
	recipients.map(({ address }) => ({ ...plainChange(messageId, address, state), dueAt: time }));
const close = (one: Claim, state: RecipientState) =>
	closeAttempt(database.store, one.attemptId, time, state, changes(one, state));

beforeEach(async () => {
	queue = await newQueue(1, limits);
	database = queue.database;
	time = start;
	const messages = Array.from({ length: 60 }, (_, index) =>
		queue.message(
			Array.from({ length: 1 + (index % 4) }, (_, nth) => `r${nth}@klant.example`),
			{ batchId: queue.ledgerId }
		)
	);
	await queue.send(...messages);
	await database.store.updateTable('recipient').set({ due_at: start }).execute();
});
afterEach(() => database.close());

describe('limits at the relay', () => {
	it('takes as many recipients as fit, and says when the rest goes on', async () => {
		expect((await claim())?.recipients).toHaveLength(1);
		const second = (await claim())!;
		expect(second.recipients).toHaveLength(2);
		expect(await claim()).toBeNull();
		pass(1_000);
		await close(second, 'accepted');
		expect(await readiness(database.store, time)).toEqual([
			{ mailboxId: queue.mailboxId, dueAt: after(start, 61_000) }
		]);
	});

	it('gives back what was provably not sent, at once', async () => {
		const first = (await claim())!;
		await close(first, 'deferred');
		const second = (await claim())!;
		await closeAttempt(database.store, second.attemptId, time, 'crowded', []);
		const third = (await claim())!;
		expect(third.messageId).toBe(second.messageId);
		await close(third, 'uncertain');
		expect((await loadOf(database.store, { id: queue.mailboxId, retry_at: null }, queue.ledgerId, time)).spent).toEqual(
			[{ at: time, recipients: third.recipients.length }]
		);
	});

	it('never lets more through than the provider takes in any rolling window, however often it is restarted', async () => {
		const step = fc.oneof(
			fc.record({
				type: fc.constant('send' as const),
				state: fc.constantFrom('accepted', 'uncertain', 'deferred'),
				early: fc.boolean()
			}),
			fc.record({
				type: fc.constant('pass' as const),
				by: fc.constantFrom(0, 500, 55_500, 59_500, 59_900, limitDay - 60_500)
			}),
			fc.record({ type: fc.constant('restart' as const), armed: fc.boolean(), early: fc.boolean() })
		);
		const counted: { at: number; recipients: number }[] = [];
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), async (steps) => {
				for (const one of steps) {
					if (one.type === 'pass') pass(one.by);
					else {
						const held = await claim();
						// The provider counts somewhere between the claim and the end of an attempt.
						if (!one.early) pass(4_000);
						const isSent = one.type === 'send' ? one.state !== 'deferred' : one.armed;
						if (held && isSent) counted.push({ at: Date.parse(time), recipients: held.recipients.length });
						if (one.early) pass(4_000);
						if (held && one.type === 'restart' && one.armed) await arm(held);
						if (one.type === 'restart') await restart();
						else if (held) await close(held, one.state);
					}
				}
				for (const { at } of counted) {
					expect(sumIn(counted, at, 60_000)).toBeLessThanOrEqual(limits.per_minute);
					expect(sumIn(counted, at, limitDay)).toBeLessThanOrEqual(limits.per_day);
				}
			}),
			{ numRuns: 12 }
		);
		expect(counted.length).toBeGreaterThan(8);
	});
});

const arm = (held: Claim) =>
	armAttempt(
		database.store,
		held,
		time,
		held.recipients.map(({ address }) => address),
		[]
	);

async function restart(): Promise<void> {
	await database.close();
	database = openOrFail(queue.folder);
	await recoverAttempts(database.store, time);
}

const sumIn = (list: readonly { at: number; recipients: number }[], end: number, span: number): number =>
	list.filter(({ at }) => at <= end && at > end - span).reduce((sum, { recipients }) => sum + recipients, 0);
