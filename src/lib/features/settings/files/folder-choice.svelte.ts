import {
	askFolderAccess,
	chooseFolder,
	chosenFolder,
	folderAccess,
	forgetFolder,
	type FolderAccess,
	type SaveFolder
} from '#documents/files/folder.ts';
import { removeSentCopies } from '#documents/files/remove-sent.ts';

/** The folder of this device and whether this program may write into it now. */
export class FolderChoice {
	folder = $state.raw<SaveFolder | null>(null);
	access = $state<FolderAccess>('granted');
	ready = $state(false);

	constructor() {
		void chosenFolder().then((folder) => this.#show(folder));
	}

	/** Lets a person choose a folder. Call it by a press of a button. */
	async choose(): Promise<void> {
		const folder = await chooseFolder();
		if (folder) await this.#show(folder);
	}

	/** Asks for the permission again. Call it by a press of a button. */
	async allow(): Promise<void> {
		if (!this.folder) return;
		this.access = await askFolderAccess(this.folder);
		if (this.access === 'granted') await removeSentCopies();
	}

	/** Forgets the folder; its files stay. */
	async forget(): Promise<void> {
		await forgetFolder();
		await this.#show(null);
	}

	async #show(folder: SaveFolder | null): Promise<void> {
		this.access = folder ? await folderAccess(folder) : 'granted';
		this.folder = folder;
		this.ready = true;
	}
}
