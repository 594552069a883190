import { subFolderOf, type FolderGrouping } from '#domain/file-place.ts';
import type { Invoice } from '#domain/invoice.ts';
import { db } from '#ledger/db.ts';
import { readDocument, type MadeDocument } from '#ledger/documents.ts';
import { keyOfSaved, recordSaved, savedInFolder, type SavedDocument } from '#ledger/saved-files.ts';
import { goesOnPaper } from '#domain/route.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { fileFaultOf, type FileFault } from './file-fault.ts';
import type { SaveFolder } from './folder.ts';
import { openSubFolder, type OpenFolder } from './sub-folder.ts';

/** What is to be saved and how; `signal` stops it after the file that is being written. */
export interface SaveRequest {
	invoiceIds: readonly string[];
	grouping: FolderGrouping;
	onProgress?: (done: number) => void;
	signal?: AbortSignal;
}

/** What saving came to: counts of invoices, and why it stopped before the end, if it did. */
export interface SaveOutcome {
	saved: number;
	/** They lay there already, byte for byte. */
	already: number;
	/** They have no document, such as drafts and history. */
	without: number;
	/** Names given because the wanted one belonged to another file. */
	renamed: string[];
	/** The file that could not be written, and why. */
	fault: { type: FileFault; name: string } | null;
}

/** Invoices recorded by one entry of the journal. */
const portion = 25;

/** Saves the documents of invoices into a folder. What is there already is not written again, and no file is replaced. */
export async function saveToFolder(folder: SaveFolder, request: SaveRequest): Promise<SaveOutcome> {
	const outcome: SaveOutcome = { saved: 0, already: 0, without: 0, renamed: [], fault: null };
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
	{ invoiceIds, grouping, signal }: SaveRequest,
	open: Map<string, OpenFolder>,
	outcome: SaveOutcome
): Promise<void> {
	const before = new Map((await savedInFolder(folder.id, invoiceIds)).map((row) => [keyOfSaved(row), row.path]));
	const written: SavedDocument[] = [];
	const lying: SavedDocument[] = [];
	for (const invoice of (await db.invoices.bulkGet([...invoiceIds])).filter((row) => row !== undefined)) {
		if (signal?.aborted) break;
		const made = invoice.documentId ? await readDocument(invoice.documentId) : null;
		if (!made) {
			outcome.without += 1;
			continue;
		}
		try {
			const path = await saveOne(folder, { invoice, made, grouping, open, before });
			if (path !== null) written.push(savedAs(folder, made, path));
			else outcome.already += 1;
			if (path === null && isOpenPaper(invoice)) lying.push({ ...savedAs(folder, made, ''), folderId: '' });
			if (path !== null && !path.endsWith(made.document.fileName)) outcome.renamed.push(path);
		} catch (error) {
			outcome.fault = { type: fileFaultOf(error), name: made.document.fileName };
			break;
		}
	}
	outcome.saved += written.length;
	await recordSaved([...written, ...lying]);
}

/** What lies there already may still take the place of printing, if that was chosen since. */
const isOpenPaper = ({ state, route }: InvoiceRow): boolean => state === 'to-send' && goesOnPaper(route);

interface One {
	invoice: Invoice;
	made: MadeDocument;
	grouping: FolderGrouping;
	open: Map<string, OpenFolder>;
	before: ReadonlyMap<string, string>;
}

/** Answers the path it was written to, or null where it lies in its place already. */
async function saveOne({ handle }: SaveFolder, { invoice, made, grouping, open, before }: One): Promise<string | null> {
	const { buyer, date } = invoice;
	const place = subFolderOf(grouping, { debtor: buyer, date });
	const folder = open.get(place) ?? (await openSubFolder(handle, place));
	open.set(place, folder);
	const known = before.get(keyOfSaved({ invoiceId: invoice.id, sha256: made.document.sha256 }));
	const name = known?.slice(place === '' ? 0 : place.length + 1) ?? '';
	if (known === joined(place, name) && (await folder.holds(name, made.bytes))) return null;
	return joined(place, await folder.write(made.document.fileName, made.bytes));
}

const joined = (place: string, name: string): string => (place === '' ? name : `${place}/${name}`);

const savedAs = (folder: SaveFolder, { document }: MadeDocument, path: string): SavedDocument => ({
	invoiceId: document.invoiceId,
	documentId: document.id,
	sha256: document.sha256,
	folderId: folder.id,
	path
});
