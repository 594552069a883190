import type { FolderGrouping } from '#domain/file-place.ts';
import { readSetting, writeSetting } from './settings.ts';

/** How documents are saved as files. */
export interface FileSettings {
	grouping: FolderGrouping;
	/** Whether an invoice that goes on paper is done once it was saved: the PDF takes the place of printing. */
	paperAsPdf: boolean;
	/** Whether a copy in the folder goes once its invoice was sent. */
	removeSent: boolean;
}

const key = 'files';
const first: FileSettings = { grouping: 'none', paperAsPdf: false, removeSent: false };

/** How documents are saved; side by side and kept at first. */
export const fileSettings = (): Promise<FileSettings> => readSetting(key, first);

/** Remembers how documents are saved. */
export const keepFileSettings = (settings: FileSettings): Promise<void> => writeSetting(key, { ...settings });
