import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStates, type RecipientState } from '#domain/receipt.ts';
import type { Message } from '#domain/message.ts';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import { armAttempt, claimNext, closeAttempt, replyTimeout, type Claim } from './attempts.ts';
import { cancelMessage } from './cancel.ts';
import { plainChange, type Change } from './changes.ts';
import { recoverAttempts } from './recovery.ts';
import { resolveMessage } from './resolve.ts';

const addresses = ['jan@klant.example', 'piet@klant.example', 'kees@klant.example'];

/** A queue in use, with what a worker and a person would hold in their hands. */
interface World {
	queue: TestQueue;
	messages: Message[];
	claims: Claim[];
	/** Recipients armed since a person last decided about them: nobody may arm them again. */
	armed: Set<string>;
	attempts: number;
}

type Step = (world: World) => Promise<unknown>;
const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];
const ended: RecipientState[] = ['accepted', 'rejected', 'deferred', 'uncertain', 'expired'];

const send =
	(count: number): Step =>
	async ({ queue, messages }) => {
		const message = queue.message(addresses.slice(0, 1 + (count % 3)));
		messages.push(message);
		await queue.send(message);
	};

const claim: Step = async (world) => {
	const { store } = world.queue.database;
	const attemptId = `attempt-${++world.attempts}`;
	const { mailboxId } = world.queue;
	const claimed = await claimNext(store, { mailboxId, lease: 'lease', attemptId, at: world.queue.now() });
	if (claimed) world.claims.push(claimed);
};

const changeOf = (claimed: Claim, address: string, state: RecipientState, at: string): Change => ({
	...plainChange(claimed.messageId, address, state),
	attemptId: claimed.attemptId,
	dueAt: state === 'deferred' ? at : null
});

const arm =
	(which: number, refused: number): Step =>
	async ({ queue, claims, armed }) => {
		const claimed = pick(claims, which);
		if (!claimed) return;
		const all = claimed.recipients.map(({ address }) => address);
		const taken = all.filter((_, index) => index !== refused);
		const at = queue.now();
		const turnedDown = all.filter((address) => !taken.includes(address));
		const changes = turnedDown.map((address) => changeOf(claimed, address, 'rejected', at));
		if (!(await armAttempt(queue.database.store, claimed, at, taken, changes))) return;
		for (const address of taken) {
			const key = `${claimed.messageId} ${address}`;
			expect(armed.has(key), 'armed twice without a person or an answer').toBe(false);
			armed.add(key);
		}
	};

const close =
	(which: number, outcome: number): Step =>
	async ({ queue, claims, armed }) => {
		const claimed = pick(claims, which);
		if (!claimed) return;
		claims.splice(claims.indexOf(claimed), 1);
		const at = queue.now();
		const state = ended[outcome % ended.length]!;
		const wasArmed = claimed.recipients.filter(({ address }) => armed.has(`${claimed.messageId} ${address}`));
		const changes = wasArmed.map(({ address }) => changeOf(claimed, address, state, at));
		await closeAttempt(queue.database.store, claimed.attemptId, at, 'test', changes);
		// A definite "not now" lets the same recipient be tried, and so armed, again.
		if (state === 'deferred') for (const { address } of wasArmed) armed.delete(`${claimed.messageId} ${address}`);
	};

const crash: Step = async (world) => {
	world.claims = [];
	await recoverAttempts(world.queue.database.store, world.queue.now());
};

const cancel =
	(which: number): Step =>
	async ({ queue, messages }) => {
		const message = pick(messages, which);
		if (!message) return;
		await cancelMessage(queue.database.store, { ledgerId: queue.ledgerId, messageId: message.id, at: queue.now() });
	};

const decide =
	(which: number, decision: 'mark-as-sent' | 'send-again'): Step =>
	async ({ queue, messages, armed }) => {
		const message = pick(messages, which);
		if (!message) return;
		queue.pass(replyTimeout);
		for (const { address } of message.recipients) {
			const resolving = {
				ledgerId: queue.ledgerId,
				messageId: message.id,
				recipients: [address],
				decision,
				at: queue.now()
			};
			const resolved = await resolveMessage(queue.database.store, resolving);
			if (resolved.ok && decision === 'send-again') armed.delete(`${message.id} ${address}`);
		}
	};

const number = fc.nat(5);
const weighed = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });
const anyStep = fc.oneof(
	weighed(2, number.map(send)),
	weighed(4, fc.constant(claim)),
	weighed(
		5,
		fc.tuple(number, number).map(([which, refused]) => arm(which, refused))
	),
	weighed(
		2,
		fc.tuple(number, number).map(([which, outcome]) => close(which, outcome))
	),
	weighed(2, fc.constant(crash)),
	weighed(1, number.map(cancel)),
	weighed(
		1,
		fc
			.tuple(number, fc.constantFrom('mark-as-sent' as const, 'send-again' as const))
			.map(([which, how]) => decide(which, how))
	)
);

describe('the queue', () => {
	it(
		'tells every change in gapless receipts, and arms nobody twice without an answer or a person',
		() =>
			fc.assert(
				fc.asyncProperty(fc.array(anyStep, { maxLength: 40, size: 'max' }), async (run) => {
					const world: World = { queue: await newQueue(), messages: [], claims: [], armed: new Set(), attempts: 0 };
					const { queue } = world;
					try {
						for (const step of run) await step(world);
						const receipts = await queue.receipts();
						expect(receipts.map(({ seq }) => seq)).toEqual(receipts.map((_, index) => index + 1));

						for (const message of world.messages) {
							for (const { address } of message.recipients) {
								const told = receipts.filter(
									({ messageId, recipient }) => messageId === message.id && recipient === address
								);
								const path: RecipientState[] = ['staged', ...told.map(({ state }) => state)];
								path.slice(1).forEach((state, index) => expect(nextStates[path[index]!]).toContain(state));
								expect((await queue.states(message))[address]).toBe(path.at(-1));
							}
						}
					} finally {
						await queue.database.close();
					}
				}),
				{ numRuns: 60 }
			),
		60_000
	);
});
