import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Invoice } from '#domain/invoice.ts';
import { sealOf, type Message } from '#domain/message.ts';
import { approveBatch } from '#ledger/batches.ts';
import { db } from '#ledger/db.ts';
import { saveDebtor } from '#ledger/debtors.ts';
import { storeDocuments } from '#ledger/documents.ts';
import { runImport } from '#ledger/imports.ts';
import { holdInvoices } from '#ledger/marks.ts';
import { anImported } from '#tests/support/builders.ts';
import { aBatch, debtor, issuer, planOf, stateOf, useLedger } from '#tests/support/ledger.ts';
import { markedMessage } from '#tests/support/marked-invoice.ts';
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

/** Approves a practice batch of two invoices, with documents that name them. */
async function approveTwo(): Promise<{ batchId: string; invoices: Invoice[]; messages: Message[] }> {
	await saveDebtor(debtor);
	const invoices = [anImported(debtor, `F-${uuid()}`), anImported(debtor, `F-${uuid()}`)];
	await runImport(planOf([], invoices), () => undefined);
	const batchId = uuid();
	const messages = await Promise.all(invoices.map((invoice) => messageFor(invoice, batchId)));
	const sealed = messages.map((message) => ({ message, seal: sealOf(message) }));
	const batch = aBatch(
		batchId,
		messages.map(({ id }) => id),
		true
	);
	expect((await approveBatch(batch, sealed)).ok).toBe(true);
	return { batchId, invoices, messages };
}

async function messageFor({ id, number }: Invoice, batchId: string): Promise<Message> {
	const { message, pdf } = await markedMessage({
		batchId,
		issuerId: issuer.id,
		debtor: { id: debtor.id, number: debtor.number },
		invoices: [{ id, number }],
		recipients: [{ address: 'inkoop@delinde.example', name: '' }]
	});
	const [{ sha256, size, fileName }] = message.attachments as [Message['attachments'][0]];
	const document = { id: uuid(), invoiceId: id, variant: 'classic@1/drawn', sha256, size, pages: 1, fileName };
	const rest = { type: 'application/pdf' as const, createdAt: '', madeAfterwards: false };
	await storeDocuments([{ document: { ...document, ...rest }, bytes: new Uint8Array(pdf).buffer }], []);
	return message;
}

const unreachable = { ok: false, error: { type: 'Unreachable' } };
const push = () => pushOutbox(() => undefined);
const pushOf = async (batchId: string) => (await db.batches.get(batchId))?.push;

describe('handing over', () => {
	it('goes on where the answer to a seal was lost, without a second batch', async () => {
		const { batchId } = await approveTwo();
		fails.answer = '/seal';
		expect(await push()).toEqual(unreachable);
		expect(await pushOf(batchId)).toEqual({ type: 'sealing' });
		fails.answer = '';
		expect(await push()).toEqual({ ok: true, value: 1 });
		expect(await pushOf(batchId)).toMatchObject({ type: 'sealed' });
	});

	it('leaves out an invoice that was held after its message had reached the relay', async () => {
		const { batchId, invoices, messages } = await approveTwo();
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

describe('the rounds', () => {
	it('go on after a fault on this device, and show it meanwhile', async () => {
		vi.stubGlobal('document', new EventTarget());
		vi.stubGlobal('addEventListener', () => undefined);
		vi.stubGlobal('removeEventListener', () => undefined);
		const { batchId } = await approveTwo();
		const kept = await db.documentBytes.toArray();
		await db.documentBytes.clear();
		const end = startSync();
		await until(
			() => Promise.resolve(sync.error),
			(error) => error?.type === 'Strange'
		);
		await db.documentBytes.bulkAdd(kept);
		syncNow();
		await until(
			() => pushOf(batchId),
			(now) => now?.type === 'sealed'
		);
		end();
		await navigator.locks.request('facturier-sync', () => undefined);
	});
});
