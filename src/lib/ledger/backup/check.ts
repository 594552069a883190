import { digestText } from '#domain/digest.ts';
import { linkOf, verifyChain } from '#domain/journal.ts';
import type { DeviceRow } from '#ledger/device-row.ts';
import type { CounterRow, DocumentRow, ImportRow, InvoiceRow, JournalRow, PayloadRow } from '#ledger/rows.ts';
import { readRows, type Contents } from './contents.ts';
import { startSums } from './sums.ts';

/** What does not fit in a ledger: rows are not those that were written, or one of its own proofs fails. */
export type Fault = 'rows' | 'chain' | 'documents' | 'sums';

/** Checks that a ledger fits in itself: rows, chain and payloads, documents, counters and sums. Null where all does. */
export function faultOf(contents: Contents): Fault | null {
	const isChecked = ['device', 'journal', 'payloads', 'documents', 'imports', 'invoices', 'counters'];
	const others = Object.keys(contents.summary.tables).filter((table) => !isChecked.includes(table));
	if (!others.every((table) => readRows(contents, table, () => undefined))) return 'rows';
	return chainFault(contents) ?? documentFault(contents) ?? sumsFault(contents);
}

/** Every chain must hold, begin at the start or where another ended, and the device must stand at the end of its own. */
function chainFault(contents: Contents): Fault | null {
	const digests = new Map<string, string>();
	const heads = new Map<string, { seq: number; link: string }>();
	const begins: string[] = [];
	let before: JournalRow | undefined;
	let isWhole = true;
	const isRead = readRows(contents, 'journal', (rows) => {
		for (const entry of rows as JournalRow[]) {
			const isNext = before?.deviceId === entry.deviceId;
			if (!isNext) begins.push(entry.prev);
			const steps = isNext ? [before!, entry] : [entry];
			isWhole &&= verifyChain(steps).ok && entry.link === linkOf(entry) && (isNext || entry.seq === 1);
			digests.set(`${entry.deviceId} ${entry.seq}`, entry.digest);
			heads.set(entry.deviceId, entry);
			before = entry;
		}
	});
	const isSaid = readRows(contents, 'payloads', (rows) => {
		for (const { deviceId, seq, salt, payload } of rows as PayloadRow[])
			isWhole &&= digests.get(`${deviceId} ${seq}`) === digestText(salt + payload);
	});
	const ends = new Set([...heads.values()].map(({ link }) => link));
	isWhole &&= begins.every((prev) => prev === '' || ends.has(prev));
	if (!isRead || !isSaid) return 'rows';
	return isWhole && isAtEnd(contents, heads) ? null : 'chain';
}

function isAtEnd(contents: Contents, heads: ReadonlyMap<string, { seq: number; link: string }>): boolean {
	const devices: DeviceRow[] = [];
	if (!readRows(contents, 'device', (rows) => devices.push(...(rows as DeviceRow[])))) return false;
	const [device, second] = devices;
	if (!device || second) return false;
	const { deviceId, ledgerId, seq, head } = contents.manifest;
	const end = heads.get(device.id);
	const isSame = device.id === deviceId && device.ledgerId === ledgerId && device.seq === seq && device.head === head;
	return isSame && (end ? end.seq === seq && end.link === head : seq === 0);
}

/** Every document must be there as it was stored, save those that were gone already; every invoice must have its own. */
function documentFault(contents: Contents): Fault | null {
	const { summary, documents } = contents;
	const missing = new Set<string>(summary.missing);
	const ids = new Set<string>();
	let isWhole = true;
	const isRead = readRows(contents, 'documents', (rows) => {
		for (const { id, sha256, size } of rows as DocumentRow[]) {
			ids.add(id);
			isWhole &&= documents.get(sha256) === size || missing.has(sha256);
		}
	});
	const isHeld = readRows(contents, 'invoices', (rows) => {
		for (const { documentId } of rows as InvoiceRow[]) isWhole &&= documentId === null || ids.has(documentId);
	});
	if (!isRead || !isHeld) return 'rows';
	const bytes = [...documents.values()].reduce((sum, size) => sum + size, 0);
	isWhole &&= summary.documents.count === documents.size && summary.documents.bytes === bytes;
	return isWhole ? null : 'documents';
}

function sumsFault(contents: Contents): Fault | null {
	const hidden = new Set<string>();
	const kept: CounterRow[] = [];
	const isListed = readRows(contents, 'imports', (rows) => {
		for (const { id, state } of rows as ImportRow[]) if (state === 'writing') hidden.add(id);
	});
	const sums = startSums(hidden);
	const isAdded = readRows(contents, 'invoices', (rows) => sums.add(rows as InvoiceRow[]));
	const isKept = readRows(contents, 'counters', (rows) => kept.push(...(rows as CounterRow[])));
	if (!isListed || !isAdded || !isKept) return 'rows';
	const { count, gross } = contents.summary.invoices;
	const found = sums.invoices();
	const fits =
		JSON.stringify(sums.counters()) === JSON.stringify(kept) && found.count === count && found.gross === gross;
	return fits ? null : 'sums';
}
