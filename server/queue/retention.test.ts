import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Sha256 } from '#domain/digest.ts';
import type { Message } from '#domain/message.ts';
import type { RecipientState } from '#domain/receipt.ts';
import { prepare } from '#server/delivery/prepare.ts';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import { claimNext, closeAttempt } from './attempts.ts';
import { putBlob } from './blobs.ts';
import { cancelMessage } from './cancel.ts';
import { plainChange } from './changes.ts';
import { takeFrame } from './frames.ts';
import { readMime } from './mime.ts';
import { receiptsAfter, type Pulling } from './receipts.ts';
import { dropBodies, forgetAddresses, keptFor } from './retention.ts';

const jan = 'jan@delinde.example';
const month = keptFor + 60_000;
let queue: TestQueue;

beforeEach(async () => {
	queue = await newQueue();
});
afterEach(() => queue.database.close());

const store = () => queue.database.store;
const drop = () => dropBodies(store(), queue.now());
const blobs = () => store().selectFrom('blob').select('sha256').execute();

/** Sends a message, with this outcome. */
async function sent(state: RecipientState): Promise<Message> {
	const message = queue.message([jan]);
	await queue.send(message);
	const claim = (await claimNext(store(), {
		mailboxId: queue.mailboxId,
		lease: 'lease',
		attemptId: uuid(),
		at: queue.now()
	}))!;
	const prepared = await prepare(queue.delivery(), message.id);
	if (!prepared.ok) throw new Error(prepared.error.type);
	const change = { ...plainChange(message.id, jan, state), reply: '250 thank you jan' };
	await closeAttempt(store(), claim.attemptId, queue.now(), state, [change]);
	return message;
}

/** The device hears of all there is, and says so by asking for more. */
async function acknowledge(by: Pulling = 'writer'): Promise<void> {
	const { receipts } = await receiptsAfter(store(), queue.ledgerId, { epoch: 0, seq: 0 }, by);
	await receiptsAfter(store(), queue.ledgerId, receipts.at(-1)!, by);
}

const fetchFrame = ({ id }: Message, by: Pulling = 'writer') =>
	takeFrame(store(), { ledgerId: queue.ledgerId, messageId: id, at: queue.now(), by });

describe('retention', () => {
	it('lets go of a message 30 days after it is final, once its device has its receipts and its frame', async () => {
		const message = await sent('accepted');
		queue.pass(month);
		expect(await drop()).toBe(0);
		await acknowledge();
		expect(await drop()).toBe(0);
		await fetchFrame(message);
		expect(await drop()).toBe(1);
		expect(await blobs()).toEqual([]);
		expect(await fetchFrame(message)).toBeNull();
		expect(await queue.states(message)).toEqual({ [jan]: 'accepted' });
		expect((await queue.stage(message)).ok && (await queue.stage(message))).toEqual({ ok: true, value: 'known' });
	});

	it('waits for the device that sends, whatever one has got that was replaced', async () => {
		const message = await sent('accepted');
		queue.pass(month);
		await acknowledge('replaced');
		expect(await fetchFrame(message, 'replaced')).not.toBeNull();
		expect(await drop()).toBe(0);
		await fetchFrame(message);
		expect(await drop()).toBe(0);
		await acknowledge();
		expect(await drop()).toBe(1);
	});

	it('waits for 30 days', async () => {
		const message = await sent('accepted');
		await fetchFrame(message);
		await acknowledge();
		queue.pass(keptFor - 60_000);
		expect(await drop()).toBe(0);
	});

	it('never lets go of what is uncertain, and gives its mail whole for as long as it takes', async () => {
		const message = await sent('uncertain');
		await fetchFrame(message);
		await acknowledge();
		queue.pass(12 * month);
		expect(await drop()).toBe(0);
		expect((await readMime(store(), message.id))?.ok).toBe(true);
	});

	it('lets go of what was taken back before it was sealed', async () => {
		const message = queue.message([jan]);
		await queue.stage(message);
		await cancelMessage(store(), { ledgerId: queue.ledgerId, messageId: message.id, at: queue.now() });
		await acknowledge();
		queue.pass(month);
		expect(await drop()).toBe(1);
		expect(await blobs()).toEqual([]);
		expect(await queue.states(message)).toEqual({ [jan]: 'cancelled' });
	});

	it('forgets what was never sealed, and takes it as new when it comes after all', async () => {
		const message = queue.message([jan]);
		await queue.stage(message);
		queue.pass(keptFor - 60_000);
		expect(await drop()).toBe(0);
		queue.pass(120_000);
		expect(await drop()).toBe(1);
		expect(await blobs()).toEqual([]);
		expect(await queue.stage(message)).toMatchObject({ ok: false, error: { type: 'MissingBlobs' } });
		await putBlob(store(), message.attachments[0]!.sha256, new Uint8Array([1]), queue.now());
		await queue.send(message);
		expect(await queue.states(message)).toEqual({ [jan]: 'queued' });
	});

	it('keeps a file that another message still holds', async () => {
		const message = await sent('accepted');
		await fetchFrame(message);
		await acknowledge();
		queue.pass(month);
		await queue.stage(queue.message([jan]));
		expect(await drop()).toBe(1);
		expect(await blobs()).toHaveLength(1);
	});

	it('goes through the files in pages, and lets others have their turn between them', async () => {
		const held = queue.message([jan]);
		await queue.send(held);
		await store()
			.transaction()
			.execute(async (writer) => {
				for (let file = 0; file < 1_000; file++)
					await putBlob(writer, `${file}`.padStart(64, '0') as Sha256, new Uint8Array([1]), queue.now());
			});
		queue.pass(month);
		const counts: number[] = [];
		const looking = new AbortController();
		const look = async () => {
			for (; !looking.signal.aborted; await setImmediate()) counts.push((await blobs()).length);
		};
		const looked = look();
		await drop();
		looking.abort();
		await looked;
		const steps = [...counts, 1].map((count, index) => (counts[index - 1] ?? count) - count);
		expect(Math.max(...steps)).toBeLessThanOrEqual(200);
		expect(await blobs()).toEqual([{ sha256: held.attachments[0]!.sha256 }]);
	});

	it('gives addresses a name that leads back to nobody, the same for the same address, and lets the words go', async () => {
		const messages = [await sent('accepted'), await sent('accepted')];
		await Promise.all(messages.map((message) => fetchFrame(message)));
		await acknowledge();
		queue.pass(month);
		await drop();
		const forget = (before: string) => forgetAddresses(store(), before, (address) => `name of ${address.length}`);
		expect(await forget(new Date(Date.parse(queue.now()) - 2 * month).toISOString())).toBe(0);
		expect(await forget(queue.now())).toBe(2);
		expect(await forget(queue.now())).toBe(0);
		const receipts = await queue.receipts();
		expect(new Set(receipts.map(({ recipient }) => recipient))).toEqual(new Set([`name of ${jan.length}`]));
		expect(receipts.map(({ reply }) => reply).join('')).toBe('');
	});
});
