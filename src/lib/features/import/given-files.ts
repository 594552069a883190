/** Files that were given together: finished PDFs, and lists of debtors, invoices or PDFs. */
export interface GivenFiles {
	pdfs: File[];
	lists: File[];
}

const isPdf = ({ name, type }: File): boolean => /\.pdf$/i.test(name) || type === 'application/pdf';
const isList = ({ name }: File): boolean => /\.(csv|tsv|txt|xlsx)$/i.test(name);

/** Parts files. Beside PDFs whatever is no list counts as one, so that it is named as what it is not. */
export function sortFiles(files: readonly File[]): GivenFiles {
	if (!files.some(isPdf)) return { pdfs: [], lists: [...files] };
	return { pdfs: files.filter((file) => !isList(file)), lists: files.filter(isList) };
}

/** What the file chooser offers for a list. */
export const listTypes = '.csv,.txt,.tsv,.xlsx,text/csv,text/plain,text/tab-separated-values';

/** What the file chooser offers: lists and finished PDFs. */
export const importTypes = `${listTypes},.pdf,application/pdf`;
