import { afterEach, beforeEach, expect, it } from 'vitest';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import { armAttempt, claimNext, replyTimeout } from './attempts.ts';
import { after } from './instants.ts';
import { resolveMessage } from './resolve.ts';
import { noticeAhead, type Heard } from './restored.ts';
import { readMailbox } from './secrets.ts';

const jan = 'jan@klant.example';
let queue: TestQueue;
beforeEach(async () => (queue = await newQueue()));
afterEach(() => queue.database.close());

const heard = (word: Heard['word'], ledgerId = queue.ledgerId): Heard => ({
	ledgerId,
	heard: { epoch: 2, seq: 9 },
	word
});
const pausedFor = async () => (await readMailbox(queue.database.store, queue.mailboxId))!.paused_reason;

it.each([
	['told', null, 'queued'],
	['proven', 'restored', 'uncertain']
] as const)('what a device has %s of receipts that were never written', async (word, paused, others) => {
	const { store } = queue.database;
	const message = queue.message([jan]);
	await queue.send(message);
	expect(await noticeAhead(store, heard(word, 'another ledger'), queue.now())).not.toBeNull();
	expect(await pausedFor()).toBe(paused);
	expect(await queue.states(message)).toEqual({ [jan]: others });
	expect(await noticeAhead(store, heard('told'), queue.now())).toEqual(word === 'told' ? expect.anything() : null);
	expect(await queue.states(message)).toEqual({ [jan]: 'uncertain' });
	expect(await pausedFor()).toBe(paused);
});

it('a mail that is on its way when a restore is noticed is not sent again as long as it may be taken', async () => {
	const { store } = queue.database;
	const message = queue.message([jan]);
	await queue.send(message);
	const claiming = { mailboxId: queue.mailboxId, lease: 'one', attemptId: 'a', at: queue.now() };
	const claim = (await claimNext(store, claiming))!;
	await armAttempt(store, claim, queue.now(), [jan], []);
	expect(await noticeAhead(store, heard('told'), queue.now())).toMatchObject({ uncertain: 1 });
	expect(await queue.states(message)).toEqual({ [jan]: 'uncertain' });
	const again = { ledgerId: queue.ledgerId, messageId: message.id, recipients: [jan], at: queue.now() };
	const sent = await resolveMessage(store, { ...again, decision: 'send-again' });
	expect(sent).toMatchObject({ ok: false, error: { type: 'TooEarly' } });
	const at = after(queue.now(), replyTimeout + 1_000);
	expect((await resolveMessage(store, { ...again, decision: 'send-again', at })).ok).toBe(true);
});
