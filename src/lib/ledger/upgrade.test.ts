import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { openDb } from './db.ts';

/** The tables of version 1, as they were shipped. */
const first = {
	device: 'key',
	issuers: 'id',
	series: 'id, issuerId',
	debtors: 'id, &[issuerId+number], importId, key, *words',
	invoices: 'id, [issuerId+number], debtorId, importId, document, *keys, *words',
	counters: 'key',
	documents: 'id, invoiceId, sha256',
	documentBytes: 'sha256',
	letterheads: 'key, issuerId',
	mailTexts: 'key, issuerId',
	mailboxes: 'id',
	batches: 'id, [issuerId+approvedAt], push.type',
	messages: 'id, batchId, *invoiceIds, message.debtor.id',
	receipts: '[epoch+seq], messageId',
	imports: 'id, state',
	journal: '[deviceId+seq], *ids',
	payloads: '[deviceId+seq]',
	settings: 'key'
};

/** The tables that version 2 brought or changed, as they were shipped. */
const second = {
	messages: 'id, batchId, *invoiceIds, message.debtor.id, recall.state',
	returns: '[debtorId+address]',
	frames: 'messageId, state'
};

describe('a ledger of version 2', () => {
	it('is taken over with all its rows, and keeps what is saved as files from now on', async () => {
		const old = new Dexie('second-ledger');
		old.version(1).stores(first);
		old.version(2).stores(second);
		const back = { debtorId: 'd1', address: 'a@b.nl', at: '', reason: null, reply: '' };
		await old.table('returns').add(back);
		old.close();

		const db = openDb('second-ledger');
		expect(await db.returns.toArray()).toEqual([back]);
		expect(await db.savedFiles.where('state').equals('there').count()).toBe(0);
		await db.delete();
	});
});

describe('a ledger of version 1', () => {
	it('is taken over with all its rows, and its messages can be asked for by their recall', async () => {
		const old = new Dexie('old-ledger');
		old.version(1).stores(first);
		const message = { id: 'm1', batchId: 'b1', invoiceIds: ['i1'], message: { debtor: { id: 'd1' } }, recipients: [] };
		await old.table('messages').add(message);
		await old.table('batches').add({ id: 'b1', issuerId: 'x', approvedAt: '', push: { type: 'sealed', at: '' } });
		old.close();

		const db = openDb('old-ledger');
		expect(await db.table('messages').toArray()).toEqual([message]);
		expect(await db.batches.count()).toBe(1);
		expect(await db.messages.where('recall.state').equals('asked').count()).toBe(0);
		await db.messages.update('m1', { recall: { state: 'asked', at: '' } });
		expect(await db.messages.where('recall.state').equals('asked').primaryKeys()).toEqual(['m1']);
		await db.delete();
	});

	it('asks for the mails of messages that have left, and of no others', async () => {
		const old = new Dexie('sent-ledger');
		old.version(1).stores(first);
		const message = { batchId: 'b1', invoiceIds: ['i1'], message: { debtor: { id: 'd1' } } };
		const recipient = (mimeSha256: string | null) => ({
			address: 'a@b.nl',
			state: 'accepted',
			receipt: { mimeSha256 }
		});
		await old.table('messages').bulkAdd([
			{ ...message, id: 'sent', recipients: [recipient('a'.repeat(64))] },
			{ ...message, id: 'queued', recipients: [recipient(null)] },
			{ ...message, id: 'approved', recipients: [{ address: 'a@b.nl', state: 'approved', receipt: null }] }
		]);
		old.close();
		const db = openDb('sent-ledger');
		expect(await db.frames.toArray()).toEqual([{ messageId: 'sent', state: 'wanted', frame: null }]);
		await db.delete();
	});
});
