import { beforeEach, describe, expect, it } from 'vitest';
import { books } from '#domain/route.ts';
import type { Batch } from '#domain/batch.ts';
import { digestText } from '#domain/digest.ts';
import type { StoredDocument } from '#domain/document.ts';
import { approveBatch, outboxBatches } from './batches.ts';
import { countsOf } from './counters.ts';
import { db } from './db.ts';
import { pendingDocuments, storeDocuments } from './documents.ts';
import { listInvoices } from './lists.ts';
import { receiptCursor } from './receipts.ts';
import { clearSamples, loadedSamples, loadSamples } from './samples.ts';

const now = () => new Date().toISOString();

describe('sample data in the ledger', () => {
	beforeEach(async () => {
		await Promise.all(db.tables.map((table) => table.clear()));
	});

	it('shows every state, and counts as the lists do', async () => {
		const { id } = await loadSamples(now());
		const counts = await countsOf(id);
		for (const book of books) {
			for (const [state, { count }] of Object.entries(counts[book])) {
				const rows = await listInvoices({ issuerId: id, book, state: state as 'sent', search: '' });
				expect(rows, `${book} ${state}`).toHaveLength(count);
			}
		}
		for (const [state, { count }] of Object.entries(counts.all)) expect(count, state).toBeGreaterThan(0);
	});

	it('has every problem an address or a mail can have', async () => {
		await loadSamples(now());
		const problems = new Set((await db.invoices.toArray()).map((row) => row.problem));
		expect([...problems].filter((problem) => problem !== null).toSorted()).toEqual([
			'address',
			'bounced',
			'expired',
			'rejected'
		]);
		expect(await db.invoices.filter((row) => row.tried).count()).toBe(1);
	});

	it('leaves nothing for the relay, and the place where receipts go on', async () => {
		await loadSamples(now());
		expect(await outboxBatches()).toEqual([]);
		expect(await receiptCursor()).toEqual({ epoch: 0, seq: 0 });
	});

	it('is loaded once, as one event', async () => {
		const issuer = await loadSamples(now());
		expect(await loadSamples(now())).toEqual(issuer);
		expect(await db.invoices.count()).toBe(400);
		expect((await db.journal.toArray()).map((entry) => entry.type)).toEqual(['samples.loaded']);
	});

	it('keeps no document that is finished after it was cleared', async () => {
		await loadSamples(now());
		const [invoice] = await pendingDocuments(1);
		await clearSamples();
		const sha256 = digestText('a document');
		const document: StoredDocument = {
			id: 'd',
			invoiceId: invoice!.id,
			variant: 'classic@1/drawn',
			sha256,
			size: 1,
			pages: 1,
			fileName: 'd.pdf',
			type: 'application/pdf',
			createdAt: now(),
			madeAfterwards: false
		};
		await storeDocuments([{ document, bytes: new ArrayBuffer(1) }], []);
		expect(await db.documents.count()).toBe(0);
		expect(await db.documentBytes.count()).toBe(0);
	});

	it('never goes to a real mailbox', async () => {
		const { id } = await loadSamples(now());
		const batch: Batch = {
			id: 'b',
			issuerId: id,
			mailboxId: 'a real one',
			practice: false,
			approvedAt: now(),
			messageIds: [],
			invoices: 0,
			recipients: 0,
			push: { type: 'waiting' }
		};
		await expect(approveBatch(batch, [])).rejects.toThrow(/practice mailbox/);
		expect(await outboxBatches()).toEqual([]);
	});

	it('is cleared as one event, and nothing of it stays', async () => {
		await loadSamples(now());
		await clearSamples();
		expect(await loadedSamples()).toBeNull();
		const kept = new Set(['device', 'journal', 'payloads']);
		for (const table of db.tables) if (!kept.has(table.name)) expect(await table.count(), table.name).toBe(0);
		expect((await db.journal.toArray()).map((entry) => entry.type)).toEqual(['samples.loaded', 'samples.cleared']);
	});
});
