/** The files that were dropped, with those of dropped folders; each knows its path in `webkitRelativePath` or its name. */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
	// Both lists are empty as soon as the event is over, so that they are read before anything is awaited.
	const plain = [...data.files];
	const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
	if (entries.every((entry) => entry.isFile)) return plain;
	const found: File[] = [];
	for (const entry of entries) await walk(entry, found);
	return found;
}

async function walk(entry: FileSystemEntry, found: File[]): Promise<void> {
	if (entry.isFile) {
		found.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
		return;
	}
	const reader = (entry as FileSystemDirectoryEntry).createReader();
	for (;;) {
		// A reader gives at most a hundred at a time.
		const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
		if (part.length === 0) return;
		for (const inner of part) await walk(inner, found);
	}
}
