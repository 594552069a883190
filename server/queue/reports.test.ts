import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '#domain/message.ts';
import type { RecipientState } from '#domain/receipt.ts';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import { armAttempt, claimNext, closeAttempt } from './attempts.ts';
import { plainChange } from './changes.ts';
import { findReading, noteReadingProblem } from './readings.ts';
import { settleFindings, type Finding } from './reports.ts';

const jan = 'Jan@klant.example';
const piet = 'piet@klant.example';
let queue: TestQueue;
let message: Message;

beforeEach(async () => {
	queue = await newQueue();
	message = queue.message([jan, piet]);
	await queue.send(message);
});
afterEach(() => queue.database.close());

async function claim() {
	const claiming = { mailboxId: queue.mailboxId, lease: 'lease', attemptId: `attempt-${message.id}`, at: queue.now() };
	return (await claimNext(queue.database.store, claiming))!;
}

/** Sends the message to both, with this outcome. */
async function sent(state: RecipientState): Promise<void> {
	const { store } = queue.database;
	const claimed = await claim();
	await armAttempt(store, claimed, queue.now(), [jan, piet], []);
	const changes = [jan, piet].map((address) => plainChange(message.id, address, state));
	await closeAttempt(store, claimed.attemptId, queue.now(), state, changes);
}

const about = (finding: Partial<Finding> = {}): Finding => ({
	messageIds: [message.id],
	addresses: [piet],
	outcome: 'failed',
	reason: 'unknown-user',
	code: 550,
	words: '5.1.1 User unknown',
	...finding
});

const settle = (...findings: Finding[]) => settleAt(7, ...findings);
const settleAt = (lastUid: number, ...findings: Finding[]) =>
	settleFindings(queue.database.store, {
		reading: { mailboxId: queue.mailboxId, account: 'imap', uidValidity: '1', lastUid, at: queue.now() },
		findings,
		at: queue.now()
	});

describe('a report', () => {
	it('settles exactly the recipient it names, with its words', async () => {
		await sent('accepted');
		expect(await settle(about({ addresses: ['other@klant.example', 'Piet@Klant.example'] }))).toBe('applied');
		expect(await queue.states(message)).toEqual({ [jan]: 'accepted', [piet]: 'bounced' });
		expect((await queue.receipts()).at(-1)).toMatchObject({
			recipient: piet,
			state: 'bounced',
			evidence: 'report',
			reason: 'unknown-user',
			code: 550,
			reply: '5.1.1 User unknown'
		});
	});

	it.each([
		['accepted', 'failed', 'bounced'],
		['accepted', 'delivered', 'delivered'],
		['accepted', 'taken', 'accepted'],
		['uncertain', 'failed', 'bounced'],
		['uncertain', 'delivered', 'delivered'],
		['uncertain', 'taken', 'accepted'],
		['rejected', 'delivered', 'rejected'],
		['rejected', 'failed', 'rejected']
	] as const)('moves %s by "%s" to %s', async (before, outcome, after) => {
		await sent(before);
		await settle(about({ outcome }));
		expect((await queue.states(message))[piet]).toBe(after);
	});

	it('that comes again changes nothing, and a delivered mail may still come back', async () => {
		await sent('accepted');
		await settle(about({ outcome: 'delivered' }), about(), about(), about({ outcome: 'delivered' }));
		expect((await queue.states(message))[piet]).toBe('bounced');
		expect((await queue.receipts()).filter(({ evidence }) => evidence === 'report')).toHaveLength(2);
	});

	it('about what was never sent changes nothing', async () => {
		for (const outcome of ['failed', 'delivered', 'taken'] as const) await settle(about({ outcome }));
		expect(await queue.states(message)).toEqual({ [jan]: 'queued', [piet]: 'queued' });
	});

	it('waits while its message is being sent', async () => {
		const { store } = queue.database;
		const claimed = await claim();
		await armAttempt(store, claimed, queue.now(), [jan, piet], []);
		expect(await settle(about())).toBe('early');
		expect(await findReading(store, queue.mailboxId, 'imap')).toBeUndefined();
		const accepted = [jan, piet].map((address) => plainChange(message.id, address, 'accepted'));
		await closeAttempt(store, claimed.attemptId, queue.now(), 'accepted', accepted);
		expect(await settle(about())).toBe('applied');
		expect((await queue.states(message))[piet]).toBe('bounced');
	});

	it('that reached another mailbox changes nothing', async () => {
		await sent('accepted');
		const { store } = queue.database;
		const { id: _id, ...mailbox } = await store.selectFrom('mailbox').selectAll().executeTakeFirstOrThrow();
		await store
			.insertInto('mailbox')
			.values({ ...mailbox, id: 'other' })
			.execute();
		const reading = { mailboxId: 'other', account: 'imap', uidValidity: '1', lastUid: 1, at: queue.now() };
		await settleFindings(store, { reading, findings: [about()], at: queue.now() });
		expect((await queue.states(message))[piet]).toBe('accepted');
	});

	it('moves how far the mailbox was read, and that it could be', async () => {
		const { store } = queue.database;
		await sent('accepted');
		await settle(about());
		await noteReadingProblem(
			store,
			{ mailboxId: queue.mailboxId, account: 'imap' },
			{ problem: 'login', detail: 'No', at: queue.now() }
		);
		expect(await findReading(store, queue.mailboxId, 'imap')).toMatchObject({ last_uid: 7, problem: 'login' });
		await settleAt(9);
		expect(await findReading(store, queue.mailboxId, 'imap')).toMatchObject({ last_uid: 9, problem: null });
		expect(await findReading(store, queue.mailboxId, 'another account')).toBeUndefined();
	});

	it('that is forged changes nothing, whatever it says', async () => {
		await sent('accepted');
		const before = await queue.receipts();
		const strange = fc.record({
			messageIds: fc.array(fc.oneof(fc.uuid(), fc.string(), fc.constant(message.batchId)), {
				minLength: 1,
				maxLength: 3
			}),
			addresses: fc.array(fc.oneof(fc.emailAddress(), fc.constant(piet)), { minLength: 1 }),
			outcome: fc.constantFrom('failed' as const, 'delivered' as const, 'taken' as const)
		});
		const toOthers = fc.record({
			messageIds: fc.constant<string[]>([message.id]),
			addresses: fc.array(fc.oneof(fc.emailAddress(), fc.constantFrom('klant.example', '', `${piet}.nl`, 'piet')), {
				minLength: 1
			}),
			outcome: fc.constantFrom('failed' as const, 'delivered' as const)
		});
		await fc.assert(
			fc.asyncProperty(fc.oneof(strange, toOthers), async (forged) => {
				await settle(about(forged));
				expect(await queue.receipts()).toEqual(before);
			}),
			{ numRuns: 20 }
		);
	});
});
