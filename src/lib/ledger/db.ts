import Dexie, { type Table } from 'dexie';
import { hasMail, wanted } from './frame-states.ts';
import type { DeviceRow } from './device-row.ts';
import type {
	BatchRow,
	CounterRow,
	DebtorRow,
	DocumentRow,
	FrameRow,
	ImportRow,
	InvoiceRow,
	IssuerRow,
	JournalRow,
	LetterheadRow,
	MailboxRow,
	MailTextRow,
	MessageRow,
	PayloadRow,
	ReceiptRow,
	ReturnRow,
	SavedFileRow,
	SeriesRow,
	SettingRow
} from './rows.ts';

/** The ledger's tables. Every write that matters goes through journal.ts `commit`. */
export type LedgerDb = Dexie & {
	device: Table<DeviceRow, string>;
	issuers: Table<IssuerRow, string>;
	series: Table<SeriesRow, string>;
	debtors: Table<DebtorRow, string>;
	invoices: Table<InvoiceRow, string>;
	counters: Table<CounterRow, string>;
	documents: Table<DocumentRow, string>;
	documentBytes: Table<{ sha256: string; bytes: ArrayBuffer }, string>;
	letterheads: Table<LetterheadRow, string>;
	mailTexts: Table<MailTextRow, string>;
	mailboxes: Table<MailboxRow, string>;
	batches: Table<BatchRow, string>;
	messages: Table<MessageRow, string>;
	receipts: Table<ReceiptRow, [number, number]>;
	returns: Table<ReturnRow, [string, string]>;
	savedFiles: Table<SavedFileRow, string>;
	frames: Table<FrameRow, string>;
	imports: Table<ImportRow, string>;
	journal: Table<JournalRow, [string, number]>;
	payloads: Table<PayloadRow, [string, number]>;
	settings: Table<SettingRow, string>;
};

/** The newest version of the schema below. */
export const schemaVersion = 3;

/** Opens a ledger by name; durability is strict, so that what was committed survives a power cut. */
export function openDb(name: string): LedgerDb {
	const db = new Dexie(name, { chromeTransactionDurability: 'strict' }) as LedgerDb;
	db.version(1).stores({
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
	});
	db.version(2)
		.stores({
			messages: 'id, batchId, *invoiceIds, message.debtor.id, recall.state',
			returns: '[debtorId+address]',
			frames: 'messageId, state'
		})
		.upgrade(async (old) => {
			const made: string[] = [];
			await old.table<MessageRow>('messages').each((row) => void (hasMail(row) && made.push(row.id)));
			await old.table<FrameRow>('frames').bulkAdd(made.map(wanted));
		});
	db.version(schemaVersion).stores({
		savedFiles: 'id, invoiceId, state'
	});
	return db;
}

/** The ledger of this browser profile. */
export const db = openDb('facturier');
