import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limitDay } from '#domain/sending-limit.ts';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import { armAttempt, claimNext, closeAttempt } from './attempts.ts';
import { applyChanges, plainChange } from './changes.ts';
import { after } from './instants.ts';
import { noteTest } from './mailbox-tests.ts';
import { markDown, markUp, pauseMailbox, resumeMailbox } from './pauses.ts';
import { readiness } from './readiness.ts';
import { readMailbox } from './secrets.ts';
import { endStrangeWaits } from './waits.ts';

const jan = 'jan@klant.example';
const hour = 3_600_000;
let queue: TestQueue;
let now: string;
/** What the clock showed before it was set right. */
let wrong: string;

beforeEach(async () => {
	queue = await newQueue(1, { per_day: 1 });
	now = queue.now();
	wrong = after(now, 400 * limitDay);
});
afterEach(() => queue.database.close());

const setRight = () => endStrangeWaits(queue.database.store, now, hour);

describe('a clock that was wrong', () => {
	it('holds no limit longer than a day', async () => {
		const { store } = queue.database;
		await queue.send(queue.message([jan]));
		const claim = (await claimNext(store, { mailboxId: queue.mailboxId, lease: 'one', attemptId: 'a', at: wrong }))!;
		await armAttempt(store, claim, wrong, [jan], []);
		const accepted = { ...plainChange(claim.messageId, jan, 'accepted'), evidence: 'reply' } as const;
		await closeAttempt(store, 'a', wrong, 'accepted', [accepted]);
		await queue.send(queue.message([jan]));
		await setRight();
		expect(await readiness(store, now)).toEqual([{ mailboxId: queue.mailboxId, dueAt: after(now, limitDay) }]);
	});

	it.each([
		['was paused', () => pauseMailbox(queue.database.store, queue.mailboxId, { reason: 'tls', detail: '', at: wrong })],
		[
			'could not be reached',
			() =>
				markDown(queue.database.store, { id: queue.mailboxId, down_tries: 0, version: 0 }, wrong, after(wrong, hour))
		]
	])('takes nothing from the 48 hours of who waits in a mailbox that %s then', async (_, stop) => {
		const { store } = queue.database;
		const message = queue.message([jan]);
		await queue.send(message);
		const deferred = { ...plainChange(message.id, jan, 'deferred'), dueAt: now, firstFailedAt: now };
		await store.transaction().execute((writer) => applyChanges(writer, now, [deferred]));
		await stop();
		await setRight();
		await resumeMailbox(store, queue.mailboxId, after(now, hour));
		await markUp(store, queue.mailboxId, after(now, hour));
		const { first_failed_at } = await store.selectFrom('recipient').select('first_failed_at').executeTakeFirstOrThrow();
		expect(first_failed_at! >= now).toBe(true);
	});

	it('keeps nobody from test mails', async () => {
		const { store } = queue.database;
		const mailbox = (await readMailbox(store, queue.mailboxId))!;
		for (let nth = 0; nth < 60; nth++) await noteTest(store, mailbox, wrong);
		expect((await noteTest(store, mailbox, now)).ok).toBe(true);
	});
});
