import type { FileExtent } from '#domain/file-place.ts';

interface Wanted {
	invoiceIds: readonly string[] | null;
	extent: FileExtent;
}

/** The invoices whose documents a person wants as files, and what of them at first; null while nobody does. */
export const wantedFiles = $state<Wanted>({ invoiceIds: null, extent: 'alone' });

/** Opens the dialog that saves the documents of these invoices; the frame shows it over every screen. */
export function saveAsFiles(invoiceIds: readonly string[], extent: FileExtent = 'alone'): void {
	Object.assign(wantedFiles, { invoiceIds, extent });
}
