import type { Page } from '@playwright/test';
import type { DeviceRow } from '#ledger/device-row.ts';
import type {
	BatchRow,
	CounterRow,
	DocumentRow,
	ImportRow,
	InvoiceRow,
	JournalRow,
	MessageRow,
	PayloadRow,
	SeriesRow
} from '#ledger/rows.ts';

/** Parts of an invoice that its number, its counters and its document follow from. */
export type InvoiceFacts = Pick<
	InvoiceRow,
	| 'id'
	| 'kind'
	| 'issuerId'
	| 'number'
	| 'seriesId'
	| 'importId'
	| 'route'
	| 'state'
	| 'date'
	| 'totals'
	| 'document'
	| 'documentId'
>;

/** A ledger as it lies in the browser, read in one transaction. */
export interface Snapshot {
	device: DeviceRow[];
	series: SeriesRow[];
	invoices: InvoiceFacts[];
	/** How many debtors each import has, and how many there are in all. */
	debtors: { byImport: Record<string, number>; all: number };
	imports: ImportRow[];
	counters: CounterRow[];
	journal: JournalRow[];
	payloads: PayloadRow[];
	batches: BatchRow[];
	messages: MessageRow[];
	documents: DocumentRow[];
	/** Hashes of the documents whose bytes are there. */
	bytes: string[];
	/** `epoch.seq` of all receipts. */
	receipts: string[];
}

/** Reads the ledger of the app that a page shows, past the app's own code. */
export const readSnapshot = (page: Page): Promise<Snapshot> =>
	page.evaluate(async () => {
		const answer = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error(String(request.error)));
			});
		const ledger = await answer(indexedDB.open('facturier'));
		const store = (function () {
			const transaction = ledger.transaction([...ledger.objectStoreNames]);
			return (name: string) => transaction.objectStore(name);
		})();
		const all = <T>(name: string) => answer(store(name).getAll() as IDBRequest<T[]>);
		const imports = await all<ImportRow>('imports');
		const ofImport = (id: string) => answer(store('debtors').index('importId').count(id));
		const snapshot = {
			imports,
			debtors: {
				byImport: Object.fromEntries(
					await Promise.all(imports.map(async ({ id }) => [id, await ofImport(id)] as const))
				),
				all: await answer(store('debtors').count())
			},
			device: await all<DeviceRow>('device'),
			series: await all<SeriesRow>('series'),
			counters: await all<CounterRow>('counters'),
			journal: await all<JournalRow>('journal'),
			payloads: await all<PayloadRow>('payloads'),
			batches: await all<BatchRow>('batches'),
			messages: (await all<MessageRow>('messages')).map((row) => ({
				...row,
				message: { ...row.message, html: '', text: '' }
			})),
			documents: await all<DocumentRow>('documents'),
			bytes: (await answer(store('documentBytes').getAllKeys())) as string[],
			receipts: (await answer(store('receipts').getAllKeys())).map((key) => (key as number[]).join('.')),
			invoices: (await all<InvoiceRow>('invoices')).map(
				({ id, kind, issuerId, number, seriesId, importId, route, state, date, totals, document, documentId }) => ({
					...{ id, kind, issuerId, number, seriesId, importId, route },
					...{ state, date, totals, document, documentId }
				})
			)
		};
		ledger.close();
		return snapshot;
	});
