/** The invoices whose documents a person wants as files; null while nobody does. */
export const wantedFiles = $state<{ invoiceIds: readonly string[] | null }>({ invoiceIds: null });

/** Opens the dialog that saves the documents of these invoices; the frame shows it over every screen. */
export function saveAsFiles(invoiceIds: readonly string[]): void {
	wantedFiles.invoiceIds = invoiceIds;
}
