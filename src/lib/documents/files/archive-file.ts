import { Zip, ZipPassThrough } from 'fflate';
import { freeFileName, nameKey } from '#domain/filename.ts';
import type { InvoiceFile } from './invoice-files.ts';

/** A ZIP file that is being written. */
export interface ArchiveFile {
	/** Files and their bytes in it so far. */
	readonly files: number;
	readonly bytes: number;
	/** Adds a file under its name, or the first free one like it, in a sub-folder or (empty) none. */
	add(subFolder: string, file: InvoiceFile): void;
	/** The whole file; nothing can be added any more. */
	finish(): Blob;
}

/** Begins a ZIP file. What is written goes to the browser at once, which moves it to its disk; PDFs are stored as they are. */
export function startArchive(): ArchiveFile {
	const parts: Blob[] = [];
	const taken = new Map<string, Set<string>>();
	const sum = { files: 0, bytes: 0 };
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		parts.push(new Blob([chunk.slice()]));
	});
	return {
		get files() {
			return sum.files;
		},
		get bytes() {
			return sum.bytes;
		},
		add(subFolder, { fileName, bytes, createdAt }) {
			const names = taken.get(subFolder) ?? new Set();
			taken.set(subFolder, names);
			const name = freeFileName(fileName, names);
			names.add(nameKey(name));
			const file = new ZipPassThrough(subFolder === '' ? name : `${subFolder}/${name}`);
			file.mtime = createdAt;
			zip.add(file);
			file.push(new Uint8Array(bytes), true);
			sum.files += 1;
			sum.bytes += bytes.byteLength;
		},
		finish() {
			zip.end();
			return new Blob(parts, { type: 'application/zip' });
		}
	};
}
