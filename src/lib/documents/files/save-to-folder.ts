import { subFolderOf, type FileExtent, type FolderGrouping } from '#domain/file-place.ts';
import { goesOnPaper } from '#domain/route.ts';
import { db } from '#ledger/db.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { keyOfSaved, recordSaved, savedInFolder, type SavedDocument } from '#ledger/saved-files.ts';
import { fileFaultOf, type FileFault } from './file-fault.ts';
import type { SaveFolder } from './folder.ts';
import { filesOf, type InvoiceFile } from './invoice-files.ts';
import { openSubFolder, type OpenFolder } from './sub-folder.ts';

/** What is to be saved and how; `signal` stops it after the invoice that is being written. */
export interface SaveRequest {
	invoiceIds: readonly string[];
	grouping: FolderGrouping;
	extent: FileExtent;
	onProgress?: (done: number) => void;
	signal?: AbortSignal;
}

/** What saving came to, and why it stopped before the end, if it did. */
export interface SaveOutcome {
	/** Invoices of which every file is there now. */
	invoices: number;
	/** Files that were written. */
	saved: number;
	/** Files that lay there already, byte for byte. */
	already: number;
	/** Invoices without a document, such as drafts and history, or with a part that cannot be made. */
	without: number;
	/** Names given because the wanted one belonged to another file. */
	renamed: string[];
	/** The file that could not be written, and why. */
	fault: { type: FileFault; name: string } | null;
}

/** Invoices recorded by one entry of the journal. */
const portion = 25;

/** Saves the files of invoices into a folder. What is there already is not written again, and no file is replaced. */
export async function saveToFolder(folder: SaveFolder, request: SaveRequest): Promise<SaveOutcome> {
	const outcome: SaveOutcome = { invoices: 0, saved: 0, already: 0, without: 0, renamed: [], fault: null };
	const open = new Map<string, OpenFolder>();
	for (let at = 0; at < request.invoiceIds.length && !outcome.fault; at += portion) {
		if (request.signal?.aborted) break;
		const ids = request.invoiceIds.slice(at, at + portion);
		await savePortion(folder, { ...request, invoiceIds: ids }, open, outcome);
		request.onProgress?.(at + ids.length);
	}
	return outcome;
}

async function savePortion(
	folder: SaveFolder,
	{ invoiceIds, grouping, extent, signal }: SaveRequest,
	open: Map<string, OpenFolder>,
	outcome: SaveOutcome
): Promise<void> {
	const before = new Map((await savedInFolder(folder.id, invoiceIds)).map((row) => [keyOfSaved(row), row.path]));
	const record: SavedDocument[] = [];
	for (const invoice of (await db.invoices.bulkGet([...invoiceIds])).filter((row) => row !== undefined)) {
		if (signal?.aborted || outcome.fault) break;
		const files = await filesOf(invoice, extent);
		if (files) await saveAll(folder, { invoice, files, grouping, open, before, record }, outcome);
		else outcome.without += 1;
	}
	await recordSaved(record);
}

interface One {
	invoice: InvoiceRow;
	files: readonly InvoiceFile[];
	grouping: FolderGrouping;
	open: Map<string, OpenFolder>;
	before: ReadonlyMap<string, string>;
	record: SavedDocument[];
}

/** The document is written last: an invoice counts as saved only when all that goes along lies there. */
async function saveAll(folder: SaveFolder, one: One, outcome: SaveOutcome): Promise<void> {
	const { buyer, date } = one.invoice;
	const place = subFolderOf(one.grouping, { debtor: buyer, date });
	for (const file of one.files.toReversed()) {
		try {
			const path = await saveOne(folder, file, place, one);
			if (path === null) outcome.already += 1;
			else outcome.saved += 1;
			if (path !== null) one.record.push(savedAs(file, folder.id, path));
			else if (isOpenPaper(one.invoice)) one.record.push(savedAs(file, '', ''));
			if (path !== null && path !== joined(place, file.fileName)) outcome.renamed.push(path);
		} catch (error) {
			outcome.fault = { type: fileFaultOf(error), name: file.fileName };
			return;
		}
	}
	outcome.invoices += 1;
}

/** What lies there already may still take the place of printing, if that was chosen since. */
const isOpenPaper = ({ state, route }: InvoiceRow): boolean => state === 'to-send' && goesOnPaper(route);

/** Answers the path it was written to, or null where it lies in its place already. */
async function saveOne(
	{ handle }: SaveFolder,
	{ invoiceId, sha256, fileName, bytes }: InvoiceFile,
	place: string,
	{ open, before }: One
): Promise<string | null> {
	const folder = open.get(place) ?? (await openSubFolder(handle, place));
	open.set(place, folder);
	const known = before.get(keyOfSaved({ invoiceId, sha256 }));
	const name = known?.slice(place === '' ? 0 : place.length + 1) ?? '';
	if (known === joined(place, name) && (await folder.holds(name, bytes))) return null;
	return joined(place, await folder.write(fileName, bytes));
}

const joined = (place: string, name: string): string => (place === '' ? name : `${place}/${name}`);

const savedAs = ({ invoiceId, documentId, sha256 }: InvoiceFile, folderId: string, path: string): SavedDocument => ({
	invoiceId,
	documentId,
	sha256,
	folderId,
	path
});
