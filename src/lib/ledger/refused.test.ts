import { beforeEach, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Sha256 } from '#domain/digest.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Message } from '#domain/message.ts';
import { anImported } from '#tests/support/builders.ts';
import { backedUp, loseLedger, passphrase } from '#tests/support/backup.ts';
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
import { restoreBackup } from './backup/restore.ts';
import { approveBatch, recordPush } from './batches.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { leaveCopy } from './heads.ts';
import { runImport } from './imports.ts';
import { holdInvoices } from './marks.ts';
import { applyReceipts } from './receipts.ts';

useLedger();

let invoices: [Invoice, Invoice];
let sealed: { message: Message; seal: Sha256 }[];
let batchId: string;

beforeEach(async () => {
	await saveDebtor({ ...debtor, invoiceRecipients: 'a@x.example' });
	invoices = [anImported(debtor, 'F1'), anImported(debtor, 'F2')];
	await runImport(planOf([], invoices), () => undefined);
	for (const invoice of invoices) await storeDocumentOf(invoice);
	batchId = uuid();
	sealed = invoices.map((invoice) => aMessage(invoice, batchId, ['a@x.example']));
	await approveBatch(
		aBatch(
			batchId,
			sealed.map(({ message }) => message.id)
		),
		sealed
	);
});

it('a refused batch frees only what the relay has never spoken of: what is known to be sent stays sent', async () => {
	const receipt = aReceipt(1, sealed[0]!.message, 'a@x.example', 'accepted');
	await applyReceipts({ epoch: 1, receipts: [receipt], more: false });
	await recordPush(batchId, { type: 'refused', detail: 'batch-sealed' });
	expect(await stateOf(invoices[0].id)).toBe('sent');
	expect(await stateOf(invoices[1].id)).toBe('to-send');
	expect(await db.batches.get(batchId)).toMatchObject({
		messageIds: [sealed[0]!.message.id],
		push: { type: 'refused', invoiceIds: [invoices[1].id] }
	});
});

it.each([
	['restored', async () => restored(await backedUp())],
	['copied', leaveCopy]
])('on a %s device nothing is taken out of a batch that may have been handed over before', async (_, change) => {
	await change();
	expect(await db.batches.get(batchId)).toMatchObject({ push: { type: 'sealing' } });
	expect(await holdInvoices([invoices[0].id], 'later')).toEqual([]);
	expect(await db.messages.count()).toBe(2);
});

async function restored(file: File): Promise<void> {
	await loseLedger();
	expect((await restoreBackup({ file, passphrase })).ok).toBe(true);
}
