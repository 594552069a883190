import { safeFolderName } from './filename.ts';

/** How saved documents are sorted into sub-folders. */
export type FolderGrouping = 'none' | 'debtor' | 'month' | 'day';

/** All ways, in the order they are offered. */
export const folderGroupings: readonly FolderGrouping[] = ['none', 'debtor', 'month', 'day'];

/** What is saved of an invoice: its document alone, or with what goes along in its mail. */
export type FileExtent = 'alone' | 'with-files';

/** What the sub-folder of a document is made of. */
export interface FolderFacts {
	debtor: { number: string; name: string };
	/** ISO date of the invoice. */
	date: string;
}

/** The sub-folder of a document, safe on every system; empty where documents lie side by side. */
export function subFolderOf(grouping: FolderGrouping, { debtor, date }: FolderFacts): string {
	switch (grouping) {
		case 'none':
			return '';
		case 'debtor':
			return safeFolderName(`${debtor.number} ${debtor.name}`);
		case 'month':
			return date.slice(0, 7);
		case 'day':
			return date;
	}
}
