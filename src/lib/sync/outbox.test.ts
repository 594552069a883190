import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '#ledger/db.ts';
import { thisDevice } from '#ledger/device.ts';
import { requestDocuments } from '#ledger/documents.ts';
import { countPending } from '#ledger/pending.ts';
import { holdInvoices } from '#ledger/marks.ts';
import { approvePractice, pushOf } from '#tests/support/approved-batch.ts';
import { stateOf, useLedger } from '#tests/support/ledger.ts';
import { pairingCode } from '#tests/support/pairing-code.ts';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';
import { pushOutbox } from './outbox.ts';
import { startSync, sync, syncNow } from './sync.svelte.ts';

let relay: RunningRelay;
let device: RelayDevice;
/** Where the network fails: a request that never arrives, or an answer that never comes back; empty for nowhere. */
let fails = { request: '', answer: '' };

useLedger();

beforeAll(async () => {
	relay = await startRelay();
	device = await pairWith(relay.url, relay.code);
});
afterAll(() => relay.stop());

beforeEach(() => {
	const overNetwork = fetch;
	vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
		if (fails.request && path.includes(fails.request)) throw new TypeError('network');
		const headers = { ...init.headers, origin: relay.url, cookie: device.cookie };
		const answer = await overNetwork(new URL(path, relay.url), { ...init, headers });
		if (fails.answer && path.includes(fails.answer)) throw new TypeError('network');
		return answer;
	});
});
afterEach(() => {
	fails = { request: '', answer: '' };
	vi.unstubAllGlobals();
});

const unreachable = { ok: false, error: { type: 'Unreachable' } };
const push = () => pushOutbox(() => undefined);

describe('handing over', () => {
	it('goes on where the answer to a seal was lost, without a second batch', async () => {
		const { batchId } = await approvePractice(2);
		fails.answer = '/seal';
		expect(await push()).toEqual(unreachable);
		expect(await pushOf(batchId)).toEqual({ type: 'sealing' });
		fails.answer = '';
		expect(await push()).toEqual({ ok: true, value: 1 });
		expect(await pushOf(batchId)).toMatchObject({ type: 'sealed' });
	});

	it('leaves out an invoice that was held after its message had reached the relay', async () => {
		const { batchId, invoices, messages } = await approvePractice(2);
		fails.request = `messages/${messages[1]!.id}`;
		expect(await push()).toEqual(unreachable);
		expect(await holdInvoices([invoices[0]!.id], 'prijs wordt nagekeken')).toEqual([invoices[0]!.id]);
		fails.request = '';
		expect(await push()).toEqual({ ok: true, value: 1 });
		expect(await pushOf(batchId)).toMatchObject({ type: 'sealed' });
		expect(await stateOf(invoices[0]!.id)).toBe('held');
		const cancelled = await device.call('POST', `messages/${messages[0]!.id}/cancel`);
		expect(await cancelled.json()).toEqual({
			recipients: [{ recipient: 'inkoop@delinde.example', result: 'cancelled' }]
		});
	});
});

describe('a batch that reaches the relay more than a week after its approval', () => {
	it('is given back, so that a person looks at it again', async () => {
		const { batchId, invoices } = await approvePractice(1);
		const approvedAt = new Date(Date.now() - 8 * 86_400_000).toISOString();
		await db.batches.update(batchId, { approvedAt });
		expect(await push()).toEqual({ ok: true, value: 0 });
		expect(await pushOf(batchId)).toMatchObject({ type: 'refused', detail: 'approval-too-old' });
		expect(await stateOf(invoices[0]!.id)).toBe('to-send');
	});
});

describe('a batch of which a document is no longer on this device', () => {
	it('is given back and says which; the others go on', async () => {
		const { batchId, invoices, messages } = await approvePractice(2);
		const other = await approvePractice(1);
		const { sha256, fileName } = messages[1]!.attachments[0]!;
		await db.documentBytes.delete(sha256);
		expect(await push()).toEqual({ ok: true, value: 1 });
		expect(await pushOf(other.batchId)).toMatchObject({ type: 'sealed' });
		const missing = [{ sha256, fileName, numbers: [invoices[1]!.number] }];
		expect(await pushOf(batchId)).toMatchObject({ type: 'refused', missing });
		expect(await stateOf(invoices[0]!.id)).toBe('to-send');
		const lost = { problem: 'document', documentProblem: { type: 'Lost' } };
		expect(await db.invoices.get(invoices[1]!.id)).toMatchObject(lost);
		await requestDocuments([invoices[1]!.id]);
		expect(await countPending()).toBe(1);
	});
});

describe('the rounds', () => {
	it('go on after a fault on this device, and show it meanwhile', async () => {
		vi.stubGlobal('document', new EventTarget());
		vi.stubGlobal('addEventListener', () => undefined);
		vi.stubGlobal('removeEventListener', () => undefined);
		const { id: deviceId, ledgerId } = await thisDevice();
		device = await pairWith(relay.url, await pairingCode(relay.folder), 'Tablet', { deviceId, ledgerId });
		const { batchId } = await approvePractice(2);
		const broken = vi.spyOn(db.documentBytes, 'get').mockRejectedValue(new Error('the disk does not answer'));
		const end = startSync();
		await until(
			() => Promise.resolve(sync.error),
			(error) => error?.type === 'Strange'
		);
		broken.mockRestore();
		syncNow();
		await until(
			() => pushOf(batchId),
			(now) => now?.type === 'sealed'
		);
		end();
		await navigator.locks.request('facturier-sync', () => undefined);
	});
});
