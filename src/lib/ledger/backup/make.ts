import { faultOf, type Fault } from './check.ts';
import type { LastBackup } from './last-backup.ts';
import { takeSnapshot, type Snapshot } from './snapshot.ts';
import { backupStream } from './write.ts';

/** Where a backup goes. */
export interface Sink {
	write: (bytes: Blob) => Promise<void>;
	close: () => Promise<void>;
	/** Leaves nothing behind. */
	abort: () => Promise<void>;
}

/** A backup that was written. */
export interface Made {
	backup: Omit<LastBackup, 'fileName'>;
	invoices: number;
	documents: number;
	/** Documents that the ledger names and no longer has. */
	missing: number;
	/** What did not fit in the ledger itself; a backup with a fault cannot be restored. */
	fault: Fault | null;
}

/** What a backup is made of. */
export interface MakeInput {
	passphrase: string;
	/** ISO time. */
	at: string;
	/** Told how many documents are written, of how many. */
	onProgress?: (done: number, total: number) => void;
	scryptWork?: number;
}

/** The pieces of an encrypted file are small; a disk likes larger ones. Bytes. */
const writeBytes = 1_000_000;

/** Makes a backup and checks what was written as a restore would. */
export async function makeBackup(input: MakeInput, sink: Sink): Promise<Made> {
	const snapshot = await takeSnapshot(input.at);
	const written = new Map<string, number>();
	const onDocument = (sha256: string, size: number) => {
		written.set(sha256, size);
		input.onProgress?.(written.size, snapshot.documents.length);
	};
	const size = await pour(await backupStream(snapshot, { ...input, onDocument }), sink);
	const { deviceId, seq } = snapshot.manifest;
	return {
		backup: { at: input.at, size, deviceId, seq },
		invoices: snapshot.summary.invoices.count,
		documents: written.size,
		missing: snapshot.summary.missing.length,
		fault: faultOf(contentsOf(snapshot, written))
	};
}

function contentsOf({ manifest, summary, files, parts }: Snapshot, documents: Map<string, number>) {
	const bytes = [...documents.values()].reduce((sum, size) => sum + size, 0);
	return { manifest, files, parts, documents, summary: { ...summary, documents: { count: documents.size, bytes } } };
}

async function pour(stream: ReadableStream<Uint8Array>, sink: Sink): Promise<number> {
	const reader = stream.getReader();
	let pieces: Uint8Array<ArrayBuffer>[] = [];
	let held = 0;
	let size = 0;
	const flush = async () => {
		await sink.write(new Blob(pieces));
		pieces = [];
		held = 0;
	};
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			pieces.push(next.value as Uint8Array<ArrayBuffer>);
			size += next.value.length;
			held += next.value.length;
			if (held > writeBytes) await flush();
		}
		await flush();
		await sink.close();
		return size;
	} catch (error) {
		await sink.abort();
		throw error;
	}
}
