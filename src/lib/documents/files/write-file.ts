/** A handle that can be renamed: newer browsers have it, the standard's types do not. */
type Movable = FileSystemFileHandle & { move?: (name: string) => Promise<void> };

/**
 * Writes a file whole or not at all: under another name first, where the browser can rename it afterwards. The name has
 * to be free. Throws what the file system says; nothing half written stays.
 */
export async function writeFile(directory: FileSystemDirectoryHandle, name: string, bytes: ArrayBuffer): Promise<void> {
	const draft = `facturier-${crypto.randomUUID()}.part`;
	try {
		const file: Movable = await fill(directory, draft, bytes);
		if (await moved(file, name)) return;
	} finally {
		await remove(directory, draft);
	}
	try {
		await fill(directory, name, bytes);
	} catch (error) {
		await remove(directory, name);
		throw error;
	}
}

/** The content appears when all of it is there; until then the browser keeps it apart. */
async function fill(
	directory: FileSystemDirectoryHandle,
	name: string,
	bytes: ArrayBuffer
): Promise<FileSystemFileHandle> {
	const file = await directory.getFileHandle(name, { create: true });
	const stream = await file.createWritable();
	try {
		await stream.write(bytes);
	} catch (error) {
		await stream.abort();
		throw error;
	}
	await stream.close();
	return file;
}

/** Some browsers rename only files of their own storage and refuse it elsewhere. */
async function moved(file: Movable, name: string): Promise<boolean> {
	if (!file.move) return false;
	return file.move(name).then(
		() => true,
		() => false
	);
}

/** Takes a file away if it is there. */
async function remove(directory: FileSystemDirectoryHandle, name: string): Promise<void> {
	await directory.removeEntry(name).catch(() => undefined);
}
