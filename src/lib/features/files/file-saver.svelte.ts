import { download } from '#documents/download.ts';
import {
	askFolderAccess,
	canSaveToFolder,
	chooseFolder,
	chosenFolder,
	folderAccess,
	type SaveFolder
} from '#documents/files/folder.ts';
import { zipDocuments } from '#documents/files/save-as-zip.ts';
import { saveToFolder, type SaveOutcome } from '#documents/files/save-to-folder.ts';
import type { FileExtent } from '#domain/file-place.ts';
import { fileSettings } from '#ledger/file-settings.ts';
import { recordSaved } from '#ledger/saved-files.ts';

/** Where saving stands. */
export type SaveStep =
	| { type: 'ready' }
	| { type: 'no-access' }
	| { type: 'working'; to: 'folder' | 'zip'; done: number }
	| { type: 'in-folder'; outcome: SaveOutcome }
	| { type: 'zipped'; archives: readonly Blob[]; saved: number; invoices: number; without: number };

/** Saves the documents of some invoices into the chosen folder or as ZIP archives. */
export class FileSaver {
	step = $state.raw<SaveStep>({ type: 'ready' });
	folder = $state.raw<SaveFolder | null>(null);
	/** Whether what goes along with an invoice is saved too. */
	extent = $state<FileExtent>('alone');
	readonly canUseFolder = canSaveToFolder();
	readonly invoiceIds: readonly string[];

	#stop = new AbortController();

	constructor(invoiceIds: readonly string[], extent: FileExtent) {
		this.invoiceIds = invoiceIds;
		this.extent = extent;
		void chosenFolder().then((folder) => (this.folder = folder));
	}

	/** Saves into the chosen folder; one is chosen first where there is none. Call it by a press of a button. */
	async saveToFolder(): Promise<void> {
		const folder = this.folder ?? (await chooseFolder());
		if (!folder) return;
		this.folder = folder;
		if ((await accessTo(folder)) !== 'granted') {
			this.step = { type: 'no-access' };
			return;
		}
		const request = await this.#begin('folder');
		this.step = { type: 'in-folder', outcome: await saveToFolder(folder, request) };
	}

	/** Lets a person choose another folder, and saves there. Call it by a press of a button. */
	async saveElsewhere(): Promise<void> {
		const folder = await chooseFolder();
		if (!folder) return;
		this.folder = folder;
		await this.saveToFolder();
	}

	/** Makes ZIP archives; a single one is saved at once, several by a press of a button each. */
	async saveAsZip(name: string): Promise<void> {
		const request = await this.#begin('zip');
		const { archives, zipped, invoices, without } = await zipDocuments(request);
		if (request.signal.aborted) return this.reset();
		const [only] = archives;
		if (only && archives.length === 1) download(only, name, only.type);
		await recordSaved(zipped);
		this.step = { type: 'zipped', archives, saved: zipped.length, invoices, without };
	}

	/** Stops after the file that is being written; what is saved stays. */
	stop(): void {
		this.#stop.abort();
	}

	/** Back to the choice. */
	reset(): void {
		this.step = { type: 'ready' };
	}

	async #begin(to: 'folder' | 'zip') {
		this.#stop = new AbortController();
		this.step = { type: 'working', to, done: 0 };
		const { grouping } = await fileSettings();
		const onProgress = (done: number) => (this.step = { type: 'working', to, done });
		return { invoiceIds: this.invoiceIds, extent: this.extent, grouping, onProgress, signal: this.#stop.signal };
	}
}

async function accessTo(folder: SaveFolder) {
	const access = await folderAccess(folder);
	return access === 'lapsed' ? askFolderAccess(folder) : access;
}
