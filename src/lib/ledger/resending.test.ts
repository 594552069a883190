import { beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { sealOf, type Message } from '#domain/message.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { RecipientState } from '#domain/receipt.ts';
import { anImported } from '#tests/support/builders.ts';
import {
	aBatch,
	aMessage,
	aReceipt,
	debtor,
	planOf,
	stateOf,
	storeDocumentOf,
	useLedger
} from '#tests/support/ledger.ts';
import { approveBatch } from './batches.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { runImport } from './imports.ts';
import { applyReceipts } from './receipts.ts';

useLedger();

const old = 'oud@x.example';
const fresh = 'nieuw@x.example';
let invoice: Invoice;
let first: Message;
let seq: number;

/** Approves the invoice for an address, as what comes after `resendOf`. */
async function send(address: string, resendOf: string | null): Promise<{ message: Message; ok: boolean }> {
	const plain = aMessage(invoice, uuid(), [address]).message;
	const message = { ...plain, resendOf };
	const batch = { ...aBatch(message.batchId, [message.id]), approvedAt: new Date().toISOString() };
	const approved = await approveBatch(batch, [{ message, seal: sealOf(message) }]);
	return { message, ok: approved.ok };
}

const hear = (message: Message, address: string, state: RecipientState) =>
	applyReceipts({ epoch: 1, receipts: [aReceipt((seq += 1), message, address, state)], more: false });

beforeEach(async () => {
	seq = 0;
	await saveDebtor({ ...debtor, invoiceRecipients: old });
	invoice = anImported(debtor, 'F1');
	await runImport(planOf([], [invoice]), () => undefined);
	await storeDocumentOf(invoice);
	first = (await send(old, null)).message;
});

describe('sending once more', () => {
	it.each(['rejected', 'bounced', 'expired'] as const)('makes good what was %s, to another address', async (state) => {
		if (state === 'bounced') await hear(first, old, 'accepted');
		await hear(first, old, state);
		expect(await stateOf(invoice.id)).toBe('problem');
		expect((await send(fresh, null)).ok).toBe(false);
		const { message, ok } = await send(fresh, first.id);
		expect([ok, await stateOf(invoice.id)]).toEqual([true, 'waiting']);
		await hear(message, fresh, 'accepted');
		expect(await stateOf(invoice.id)).toBe('sent');
	});

	it('shows a refusal that comes after a mail that was taken back', async () => {
		await hear(first, old, 'cancelled');
		expect(await stateOf(invoice.id)).toBe('to-send');
		const { message } = await send(old, null);
		await hear(message, old, 'rejected');
		expect(await stateOf(invoice.id)).toBe('problem');
	});

	it('may follow what arrived, and is a problem of its own where it fails', async () => {
		await hear(first, old, 'accepted');
		const { message, ok } = await send(fresh, first.id);
		expect(ok).toBe(true);
		await hear(message, fresh, 'rejected');
		expect(await stateOf(invoice.id)).toBe('problem');
	});

	it('is refused while the first is on its way or in doubt, and for a message of another invoice', async () => {
		expect((await send(fresh, first.id)).ok).toBe(false);
		await hear(first, old, 'uncertain');
		expect((await send(fresh, first.id)).ok).toBe(false);
		await hear(first, old, 'accepted');
		expect((await send(fresh, uuid())).ok).toBe(false);
		expect(await db.messages.count()).toBe(1);
	});

	it.each(['deferred', 'uncertain'] as const)('never goes to an address where the first is %s still', async (state) => {
		await hear(first, old, 'cancelled');
		await saveDebtor({ ...debtor, invoiceRecipients: `${old}; ${fresh}` });
		const { message } = aMessage(invoice, uuid(), [old, fresh]);
		const batch = aBatch(message.batchId, [message.id]);
		expect((await approveBatch(batch, [{ message, seal: sealOf(message) }])).ok).toBe(true);
		await hear(message, old, 'rejected');
		await hear(message, fresh, state);
		expect(await stateOf(invoice.id)).toBe('problem');
		expect((await send(fresh.toUpperCase(), message.id)).ok).toBe(false);
		expect((await send(old, message.id)).ok).toBe(true);
	});

	it('happens once, however often it is asked at the same time', async () => {
		await hear(first, old, 'rejected');
		const all = await Promise.all([send(fresh, first.id), send(fresh, first.id)]);
		expect(all.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
	});
});
