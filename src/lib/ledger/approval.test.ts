import { liveQuery } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Sha256 } from '#domain/digest.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Message } from '#domain/message.ts';
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
import { until } from '#tests/support/until.ts';
import { approveBatch } from './batches.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { runImport } from './imports.ts';
import { holdInvoices, markAsSent, releaseInvoices } from './marks.ts';
import { applyReceipts, receiptCursor } from './receipts.ts';

useLedger();

describe('approval and receipts', () => {
	let invoice: Invoice;
	let sealed: { message: Message; seal: Sha256 };
	const both = ['a@x.example', 'b@x.example'];

	beforeEach(async () => {
		await saveDebtor({ ...debtor, invoiceRecipients: both.join('; ') });
		invoice = anImported(debtor, 'F1');
		await runImport(planOf([], [invoice]), () => undefined);
		await storeDocumentOf(invoice);
		const batchId = uuid();
		sealed = aMessage(invoice, batchId, both);
	});

	it('approves an invoice once: the second batch is refused and writes nothing', async () => {
		const { message } = sealed;
		expect((await approveBatch(aBatch(message.batchId, [message.id]), [sealed])).ok).toBe(true);
		expect(await stateOf(invoice.id)).toBe('waiting');
		const again = aMessage(invoice, uuid(), both);
		const refused = await approveBatch(aBatch(again.message.batchId, [again.message.id]), [again]);
		expect(refused).toEqual({ ok: false, error: { type: 'NoLongerFree', invoiceIds: [invoice.id] } });
		expect(await db.messages.count()).toBe(1);
	});

	it('refuses what was sealed for other addresses than the invoice has by now', async () => {
		const { message } = sealed;
		await saveDebtor({ ...debtor, invoiceRecipients: 'nieuw@x.example' });
		const refused = await approveBatch(aBatch(message.batchId, [message.id]), [sealed]);
		expect(refused).toEqual({ ok: false, error: { type: 'NoLongerFree', invoiceIds: [invoice.id] } });
	});

	it('applies receipts once, whatever comes again', async () => {
		const { message } = sealed;
		await approveBatch(aBatch(message.batchId, [message.id]), [sealed]);
		const receipts = both.map((address, index) => aReceipt(index + 1, message, address, 'accepted'));
		expect(await applyReceipts({ epoch: 1, receipts: receipts.slice(0, 1), more: true })).toBe(1);
		expect(await stateOf(invoice.id)).toBe('waiting');
		expect(await applyReceipts({ epoch: 1, receipts, more: false })).toBe(1);
		expect(await stateOf(invoice.id)).toBe('sent');
		expect((await db.invoices.get(invoice.id))?.sentAt).toBe('2026-11-20T09:01:00.000Z');
		expect(await applyReceipts({ epoch: 1, receipts, more: false })).toBe(0);
	});

	it('tells live queries how far receipts have come', async () => {
		const { message } = sealed;
		const seen: number[] = [];
		const subscription = liveQuery(receiptCursor).subscribe(({ seq }) => seen.push(seq));
		await approveBatch(aBatch(message.batchId, [message.id]), [sealed]);
		await applyReceipts({ epoch: 1, receipts: [aReceipt(1, message, both[0]!, 'queued')], more: false });
		await until(
			() => Promise.resolve(seen.at(-1)),
			(seq) => seq === 1
		);
		subscription.unsubscribe();
	});

	it('never counts a practice send as sent', async () => {
		const { message } = sealed;
		await approveBatch(aBatch(message.batchId, [message.id], true), [sealed]);
		const receipts = both.map((address, index) => aReceipt(index + 1, message, address, 'accepted', true));
		await applyReceipts({ epoch: 1, receipts, more: false });
		const row = await db.invoices.get(invoice.id);
		expect([row?.state, row?.tried, row?.sentAt]).toEqual(['to-send', true, '']);
	});

	it('shows a failure that comes in after a person has marked the invoice as sent', async () => {
		const { message } = sealed;
		await approveBatch(aBatch(message.batchId, [message.id]), [sealed]);
		await applyReceipts({ epoch: 1, receipts: [aReceipt(1, message, both[0]!, 'uncertain')], more: true });
		await applyReceipts({ epoch: 1, receipts: [aReceipt(2, message, both[1]!, 'uncertain')], more: false });
		expect(await stateOf(invoice.id)).toBe('perhaps');
		await markAsSent([invoice.id]);
		expect(await stateOf(invoice.id)).toBe('sent');
		await applyReceipts({ epoch: 1, receipts: [aReceipt(3, message, both[0]!, 'bounced')], more: false });
		expect(await stateOf(invoice.id)).toBe('problem');
	});

	it('takes a held invoice out of a batch that has not been handed over', async () => {
		const { message } = sealed;
		await approveBatch(aBatch(message.batchId, [message.id]), [sealed]);
		expect(await holdInvoices([invoice.id], 'prijs wordt nagekeken')).toEqual([invoice.id]);
		expect(await stateOf(invoice.id)).toBe('held');
		expect([await db.messages.count(), await db.batches.count()]).toEqual([0, 0]);
		await releaseInvoices([invoice.id]);
		expect(await stateOf(invoice.id)).toBe('to-send');
	});

	it('holds nothing that is already on its way', async () => {
		const { message } = sealed;
		await approveBatch(aBatch(message.batchId, [message.id]), [sealed]);
		await db.batches.update(message.batchId, { push: { type: 'sealing' } });
		expect(await holdInvoices([invoice.id], 'te laat')).toEqual([]);
		expect(await stateOf(invoice.id)).toBe('waiting');
	});

	it('keeps to what was sealed when the debtor moves to another address or way afterwards', async () => {
		const { message } = sealed;
		await approveBatch(aBatch(message.batchId, [message.id]), [sealed]);
		await saveDebtor({ ...debtor, invoiceRecipients: 'nieuw@x.example', route: 'paper' });
		expect(await db.invoices.get(invoice.id)).toMatchObject({ state: 'waiting', addresses: both, route: 'mail' });
		const receipts = both.map((address, index) => aReceipt(index + 1, message, address, 'accepted'));
		await applyReceipts({ epoch: 1, receipts, more: false });
		expect(await db.invoices.get(invoice.id)).toMatchObject({ state: 'sent', addresses: both, route: 'mail' });
	});

	it('follows the debtor again when nothing of what was sealed arrived', async () => {
		const { message } = sealed;
		await approveBatch(aBatch(message.batchId, [message.id]), [sealed]);
		const receipts = both.map((address, index) => aReceipt(index + 1, message, address, 'rejected'));
		await applyReceipts({ epoch: 1, receipts, more: false });
		await saveDebtor({ ...debtor, invoiceRecipients: 'nieuw@x.example' });
		expect((await db.invoices.get(invoice.id))?.addresses).toEqual(['nieuw@x.example']);
	});
});
