import type { Sink } from './make.ts';

/** Writes to a file that a person has chosen; it appears when it is whole. */
export async function fileSink(handle: FileSystemFileHandle): Promise<Sink> {
	const file = await handle.createWritable();
	return {
		write: (bytes) => file.write(bytes),
		close: () => file.close(),
		abort: () => file.abort()
	};
}

/** Keeps a file in the browser, which moves large ones to its disk. */
export function blobSink(): Sink & { file: (name: string) => File } {
	let parts: Blob[] = [];
	return {
		write: (bytes) => Promise.resolve(void parts.push(bytes)),
		close: () => Promise.resolve(),
		abort: () => Promise.resolve(void (parts = [])),
		file: (name) => new File(parts, name, { type: 'application/octet-stream' })
	};
}
