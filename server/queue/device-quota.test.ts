import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { sealOf } from '#domain/message.ts';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import { sealBatch } from './batches.ts';
import { after } from './instants.ts';

const hour = 3_600_000;
const day = 24 * hour;

let queue: TestQueue;
beforeEach(async () => {
	queue = await newQueue();
});
afterEach(() => queue.database.close());

/** Hands over one message to so many addresses, approved at a time. */
async function handOver(recipients: number, at: string, approvedAt = at) {
	const addresses = Array.from({ length: recipients }, (_, index) => `r${index}@klant.example`);
	const message = queue.message(addresses, { batchId: uuid() });
	await queue.stage(message);
	const manifest = [{ id: message.id, seal: sealOf(message) }];
	const sealing = {
		ledgerId: queue.ledgerId,
		batchId: message.batchId,
		approvedAt,
		messages: manifest,
		perDay: 10,
		at
	};
	return { message, seal: () => sealBatch(queue.database.store, sealing), sealing };
}

const sealed = { ok: true };
const refused = (until: string | null) => ({ ok: false, error: { type: 'OverQuota', until } });

describe('what one device may hand over in 24 hours', () => {
	it('is counted in recipients, and comes back as they pass', async () => {
		const at = queue.now();
		expect(await (await handOver(6, at)).seal()).toMatchObject(sealed);
		expect(await (await handOver(4, after(at, hour))).seal()).toMatchObject(sealed);
		const { sealing, seal } = await handOver(5, after(at, 2 * hour));
		expect(await seal()).toEqual(refused(after(at, day)));
		const { store } = queue.database;
		expect(await sealBatch(store, { ...sealing, at: after(at, day - 1) })).toEqual(refused(after(at, day)));
		expect(await sealBatch(store, { ...sealing, at: after(at, day) })).toMatchObject(sealed);
	});

	it('is never enough for a batch of more than that', async () => {
		expect(await (await handOver(11, queue.now())).seal()).toEqual(refused(null));
	});

	it('does not count what was handed over while the clock was wrong', async () => {
		expect(await (await handOver(10, after(queue.now(), 400 * day))).seal()).toMatchObject(sealed);
		expect(await (await handOver(10, queue.now())).seal()).toMatchObject(sealed);
	});

	it('does not count a batch twice that is sealed twice', async () => {
		const { seal } = await handOver(10, queue.now());
		expect(await seal()).toMatchObject(sealed);
		expect(await seal()).toMatchObject(sealed);
	});
});

describe('an approval', () => {
	it('is asked for again after a week, unless its batch was sealed in time', async () => {
		const at = queue.now();
		const late = await handOver(1, after(at, 7 * day + 1), at);
		expect(await late.seal()).toEqual({ ok: false, error: { type: 'ApprovalTooOld' } });
		expect(await queue.states(late.message)).toEqual({ 'r0@klant.example': 'staged' });
		const timely = await handOver(1, after(at, 7 * day), at);
		expect(await timely.seal()).toMatchObject(sealed);
		expect(await sealBatch(queue.database.store, { ...timely.sealing, at: after(at, 30 * day) })).toMatchObject(sealed);
	});
});
