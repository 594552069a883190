import { freeFileName, nameKey } from '#domain/filename.ts';
import { writeFile } from './write-file.ts';

/** A folder that is open for writing; it knows the names in it. */
export interface OpenFolder {
	/** Writes a file under the wanted name or the first free one like it, and answers its name. */
	write(wanted: string, bytes: ArrayBuffer): Promise<string>;
	/** Whether a file is there with these very bytes. */
	holds(name: string, bytes: ArrayBuffer): Promise<boolean>;
}

/** Opens the folder itself (an empty path) or a sub-folder, which is made where there is none. */
export async function openSubFolder(root: FileSystemDirectoryHandle, path: string): Promise<OpenFolder> {
	const folder = path === '' ? root : await root.getDirectoryHandle(path, { create: true });
	const taken = new Set<string>();
	for await (const name of folder.keys()) taken.add(nameKey(name));
	return {
		async write(wanted, bytes) {
			const name = freeFileName(wanted, taken);
			await writeFile(folder, name, bytes);
			taken.add(nameKey(name));
			return name;
		},
		async holds(name, bytes) {
			if (!taken.has(nameKey(name))) return false;
			const file = await folder.getFileHandle(name).then((handle) => handle.getFile());
			return file.size === bytes.byteLength && sameBytes(await file.arrayBuffer(), bytes);
		}
	};
}

function sameBytes(a: ArrayBuffer, b: ArrayBuffer): boolean {
	const [left, right] = [new Uint8Array(a), new Uint8Array(b)];
	return left.every((byte, index) => byte === right[index]);
}
