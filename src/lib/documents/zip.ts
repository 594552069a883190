import { Zip, ZipPassThrough } from 'fflate';
import { documentOf } from '#ledger/documents.ts';

/**
 * Puts the stored documents of invoices into one ZIP archive, each under its own file name; bytes are as they were
 * sent. Invoices without a document are left out. Documents are read one by one, so any number fits into memory.
 */
export async function zipDocuments(
	invoiceIds: readonly string[],
	onProgress: (share: number) => void
): Promise<{ archive: Blob; files: number }> {
	const parts: BlobPart[] = [];
	const names = new Set<string>();
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		parts.push(new Blob([chunk.slice()]));
	});
	for (const [index, id] of invoiceIds.entries()) {
		const made = await documentOf(id);
		if (made) {
			const file = new ZipPassThrough(freeName(names, made.document.fileName));
			file.mtime = made.document.createdAt;
			zip.add(file);
			file.push(new Uint8Array(made.bytes), true);
		}
		onProgress((index + 1) / invoiceIds.length);
	}
	zip.end();
	return { archive: new Blob(parts, { type: 'application/zip' }), files: names.size };
}

/** A name that the archive does not hold yet: a second `a.pdf` becomes `a (2).pdf`. */
function freeName(names: Set<string>, wanted: string): string {
	const stem = wanted.replace(/\.pdf$/, '');
	let name = wanted;
	for (let count = 2; names.has(name.toLowerCase()); count++) name = `${stem} (${count}).pdf`;
	names.add(name.toLowerCase());
	return name;
}
