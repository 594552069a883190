import { afterEach, beforeEach, expect, it } from 'vitest';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import { armAttempt, claimNext, replyTimeout } from './attempts.ts';
import { after } from './instants.ts';
import { resolveMessage } from './resolve.ts';
import { noticeAhead } from './restored.ts';

const jan = 'jan@klant.example';
let queue: TestQueue;
beforeEach(async () => (queue = await newQueue()));
afterEach(() => queue.database.close());

it('a mail that is on its way when a restore is noticed is not sent again as long as it may be taken', async () => {
	const { store } = queue.database;
	const message = queue.message([jan]);
	await queue.send(message);
	const claiming = { mailboxId: queue.mailboxId, lease: 'one', attemptId: 'a', at: queue.now() };
	const claim = (await claimNext(store, claiming))!;
	await armAttempt(store, claim, queue.now(), [jan], []);
	expect(await noticeAhead(store, queue.ledgerId, { epoch: 2, seq: 9 }, queue.now())).toMatchObject({ uncertain: 1 });
	expect(await queue.states(message)).toEqual({ [jan]: 'uncertain' });
	const again = { ledgerId: queue.ledgerId, messageId: message.id, recipients: [jan], at: queue.now() };
	const sent = await resolveMessage(store, { ...again, decision: 'send-again' });
	expect(sent).toMatchObject({ ok: false, error: { type: 'TooEarly' } });
	const at = after(queue.now(), replyTimeout + 1_000);
	expect((await resolveMessage(store, { ...again, decision: 'send-again', at })).ok).toBe(true);
});
