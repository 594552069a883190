import Dexie, { type Table } from 'dexie';
import { v7 as uuid } from 'uuid';

/** The folder that a person chose on this device. */
export interface SaveFolder {
	/** Names this choice: the same folder chosen again is another one. */
	id: string;
	handle: FileSystemDirectoryHandle;
}

/** Whether this program may write there now; `lapsed` where the browser wants the person asked again. */
export type FolderAccess = 'granted' | 'lapsed' | 'refused';

type Permission = { mode: 'readwrite' };
/** Chromium's calls that the standard's types leave out. */
type Picker = (options: { id: string; mode: 'readwrite'; startIn: 'documents' }) => Promise<FileSystemDirectoryHandle>;
type Guarded = FileSystemDirectoryHandle & {
	queryPermission?: (wanted: Permission) => Promise<PermissionState>;
	requestPermission?: (wanted: Permission) => Promise<PermissionState>;
};

const picker = (): Picker | undefined =>
	(globalThis as { showDirectoryPicker?: Picker }).showDirectoryPicker?.bind(globalThis);

/** Whether this browser can save into a folder of the device; otherwise there are ZIP files. */
export const canSaveToFolder = (): boolean => picker() !== undefined;

/** A place of its own: a handle belongs to this browser alone and never into a backup of the ledger. */
const place = new Dexie('facturier-folder') as Dexie & { folder: Table<SaveFolder & { key: 'folder' }, 'folder'> };
place.version(1).stores({ folder: 'key' });

/** Lets a person choose the folder, and remembers it; null where they think better of it. Call it by a press of a button. */
export async function chooseFolder(): Promise<SaveFolder | null> {
	const pick = picker();
	if (!pick) throw new Error('this browser has no folders');
	try {
		const handle = await pick({ id: 'facturier', mode: 'readwrite', startIn: 'documents' });
		const folder: SaveFolder = { id: uuid(), handle };
		await place.folder.put({ key: 'folder', ...folder });
		return folder;
	} catch (error) {
		if (error instanceof DOMException && error.name === 'AbortError') return null;
		throw error;
	}
}

/** The folder chosen last, or null. */
export const chosenFolder = async (): Promise<SaveFolder | null> =>
	canSaveToFolder() ? ((await place.folder.get('folder')) ?? null) : null;

/** Forgets the folder; what lies in it stays. */
export const forgetFolder = (): Promise<void> => place.folder.delete('folder');

const accessOf: Record<PermissionState, FolderAccess> = { granted: 'granted', prompt: 'lapsed', denied: 'refused' };

/** Whether this program may write into the folder now. */
export async function folderAccess({ handle }: SaveFolder): Promise<FolderAccess> {
	const state = await (handle as Guarded).queryPermission?.({ mode: 'readwrite' });
	return accessOf[state ?? 'granted'];
}

/** Lets the browser ask the person once more. Call it by a press of a button. */
export async function askFolderAccess({ handle }: SaveFolder): Promise<FolderAccess> {
	const state = await (handle as Guarded).requestPermission?.({ mode: 'readwrite' });
	return accessOf[state ?? 'granted'];
}
