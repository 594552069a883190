import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PracticeMails } from '#domain/contract.ts';
import { db } from '#ledger/db.ts';
import { askRecall } from '#ledger/recalls.ts';
import { approvePractice } from '#tests/support/approved-batch.ts';
import { startCuttingProxy, type CuttingProxy } from '#tests/support/cutting-proxy.ts';
import { stateOf, useLedger } from '#tests/support/ledger.ts';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { useNetwork } from '#tests/support/relay-network.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';
import { pushOutbox } from './outbox.ts';
import { pushRecalls } from './recalls.ts';
import { pullReceipts } from './receipts.ts';

let relay: RunningRelay;
let device: RelayDevice;
let proxy: CuttingProxy;

useLedger();

beforeAll(async () => {
	relay = await startRelay();
	device = await pairWith(relay.url, relay.code);
	proxy = await startCuttingProxy(relay.url);
});
afterAll(async () => {
	await proxy.close();
	await relay.stop();
});
beforeEach(() => useNetwork(proxy.url, device));
afterEach(() => vi.unstubAllGlobals());

/** Long enough for a message to stand in the relay's queue while it is taken back. */
const tomorrow = () => ({ utc: new Date(Date.now() + 86_400_000).toISOString(), zone: 'Europe/Amsterdam' });
const push = () => pushOutbox(() => undefined);
const rowOf = async (id: string) => (await db.messages.get(id))!;
const stateOfMessage = async (id: string) => (await rowOf(id)).recipients[0]?.state;
const journalled = async (type: string) => (await db.journal.toArray()).filter((entry) => entry.type === type).length;

describe('taking back', () => {
	it('takes a message out of a batch that waits on the device, and leaves the others in it', async () => {
		const { batchId, messages, invoices } = await approvePractice(2);
		const [first, second] = messages;
		expect(await askRecall([first!.id])).toEqual({ takenOut: [first!.id], asked: [] });
		expect(await db.batches.get(batchId)).toMatchObject({ messageIds: [second!.id], invoices: 1, recipients: 1 });
		expect(await stateOf(invoices[0]!.id)).toBe('to-send');
		expect(await journalled('message.recalled')).toBe(1);
		expect(await askRecall([second!.id])).toEqual({ takenOut: [second!.id], asked: [] });
		expect(await db.batches.get(batchId)).toBeUndefined();
		expect(await push()).toEqual({ ok: true, value: 0 });
	});

	it('keeps the wish until the relay has answered, however often its answer is lost', async () => {
		const { messages } = await approvePractice(1, { notBefore: tomorrow() });
		const { id } = messages[0]!;
		await push();
		expect(await askRecall([id])).toEqual({ takenOut: [], asked: [id] });
		expect(await askRecall([id])).toEqual({ takenOut: [], asked: [] });
		for (const cut of [{ type: 'request-lost' }, { type: 'reply-lost' }] as const) {
			proxy.cutAfter(0, cut);
			expect(await pushRecalls()).toEqual({ ok: false, error: { type: 'Unreachable' } });
			expect((await rowOf(id)).recall).toMatchObject({ state: 'asked' });
		}
		expect(await pushRecalls()).toEqual({ ok: true, value: 1 });
		expect((await rowOf(id)).recall).toMatchObject({ state: 'answered', tooLate: [] });
		await pullReceipts();
		expect(await stateOfMessage(id)).toBe('cancelled');
		expect(await journalled('message.recall-answered')).toBe(1);
		expect(await pushRecalls()).toEqual({ ok: true, value: 0 });
	});

	it('says for whom it came too late', async () => {
		const { messages } = await approvePractice(1);
		const { id, recipients, subject } = messages[0]!;
		await push();
		await until(
			() => device.get<PracticeMails>('practice/mails'),
			({ mails }) => mails.some((mail) => mail.subject === subject)
		);
		expect((await askRecall([id])).asked).toEqual([id]);
		expect(await pushRecalls()).toEqual({ ok: true, value: 1 });
		expect((await rowOf(id)).recall).toMatchObject({ tooLate: [recipients[0]!.address] });
		await until(
			() => pullReceipts().then(() => stateOfMessage(id)),
			(state) => state === 'accepted'
		);
		expect(await askRecall([id])).toEqual({ takenOut: [], asked: [] });
	});

	it('reaches a message whose seal got no answer, whether the relay has it or not', async () => {
		for (const type of ['request-lost', 'reply-lost'] as const) {
			const { messages, batchId } = await approvePractice(1, { notBefore: tomorrow() });
			const { id } = messages[0]!;
			proxy.cutAfter(3, { type });
			expect((await push()).ok).toBe(false);
			expect(await askRecall([id])).toEqual({ takenOut: [], asked: [id] });
			expect(await pushRecalls()).toEqual({ ok: true, value: 1 });
			expect(await push()).toEqual({ ok: true, value: 1 });
			expect((await db.batches.get(batchId))?.push).toMatchObject({ type: 'sealed' });
			await pullReceipts();
			expect(await stateOfMessage(id)).toBe('cancelled');
		}
	});
});
