import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecipientState } from '#domain/receipt.ts';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import { armAttempt, claimNext, closeAttempt, replyTimeout } from './attempts.ts';
import { applyKnown, plainChange } from './changes.ts';
import { resolveMessage } from './resolve.ts';
import { questionOf, settleFoundInSent } from './sent-check.ts';

const jan = 'jan@klant.example';
const piet = 'piet@klant.example';
let queue: TestQueue;

beforeEach(async () => (queue = await newQueue()));
afterEach(() => queue.database.close());

/** Makes the next attempt of a message: who is armed, and what becomes of all it was for. */
async function attempt(outcome: Record<string, RecipientState>): Promise<string> {
	const { store } = queue.database;
	const attemptId = crypto.randomUUID();
	const claim = (await claimNext(store, { mailboxId: queue.mailboxId, lease: 'one', attemptId, at: queue.now() }))!;
	const changes = Object.entries(outcome).map(([address, state]) => ({
		...plainChange(claim.messageId, address, state),
		...{ attemptId, dueAt: queue.now() }
	}));
	const refused = changes.filter(({ state }) => state === 'deferred');
	const armed = claim.recipients.map(({ address }) => address).filter((address) => outcome[address] !== 'deferred');
	await armAttempt(store, claim, queue.now(), armed, refused);
	await closeAttempt(store, attemptId, queue.now(), '', changes);
	return claim.messageId;
}

async function found(messageId: string) {
	const settled = await settleFoundInSent(queue.database.store, messageId, queue.now());
	return settled.ok ? 'settled' : settled.error.type;
}

describe('a copy that lies in Sent', () => {
	it('settles all to whom one attempt perhaps went', async () => {
		const message = queue.message([jan, piet]);
		await queue.send(message);
		await attempt({ [jan]: 'uncertain', [piet]: 'uncertain' });
		expect(await found(message.id)).toBe('settled');
		expect(await queue.states(message)).toEqual({ [jan]: 'accepted', [piet]: 'accepted' });
	});

	it('proves nothing where two attempts may have put it there', async () => {
		const message = queue.message([jan, piet]);
		await queue.send(message);
		await attempt({ [jan]: 'uncertain', [piet]: 'deferred' });
		await attempt({ [piet]: 'uncertain' });
		expect(await found(message.id)).toBe('NoProof');
		expect(await queue.states(message)).toEqual({ [jan]: 'uncertain', [piet]: 'uncertain' });
	});

	it('proves nothing where an attempt put it there whose doubt a person has ended', async () => {
		const message = queue.message([jan, piet]);
		await queue.send(message);
		await attempt({ [jan]: 'uncertain', [piet]: 'deferred' });
		queue.pass(2 * replyTimeout);
		const again = { ledgerId: queue.ledgerId, messageId: message.id, recipients: [jan], at: queue.now() };
		expect((await resolveMessage(queue.database.store, { ...again, decision: 'send-again' })).ok).toBe(true);
		await attempt({ [jan]: 'rejected', [piet]: 'uncertain' });
		expect(await found(message.id)).toBe('NoProof');
	});

	it('proves nothing for several whom a restore put in doubt: one of them may have been sent to, and the others not', async () => {
		const message = queue.message([jan, piet]);
		const single = queue.message([jan]);
		await queue.send(message);
		await queue.send(single);
		const { store } = queue.database;
		const doubts = [[message.id, jan] as const, [message.id, piet] as const, [single.id, jan] as const];
		await store.transaction().execute((writer) =>
			applyKnown(
				writer,
				queue.now(),
				doubts.map(([id, address]) => ({ ...plainChange(id, address, 'uncertain'), reason: 'restored' }))
			)
		);
		const asked = { ledgerId: queue.ledgerId, messageId: message.id };
		expect(await questionOf(store, asked)).toEqual({ ok: false, error: { type: 'NoProof' } });
		expect(await found(message.id)).toBe('NoProof');
		expect(await questionOf(store, { ...asked, messageId: single.id })).toMatchObject({
			value: { headerId: `<${single.id}@zonneveld.example>` }
		});
		expect(await found(single.id)).toBe('settled');
	});
});
