import { Encrypter } from 'age-encryption';
import { backupReadme } from '#domain/backup-format.ts';
import { tarEnd, tarHeader, tarPadding } from '#domain/tar.ts';
import { db } from '#ledger/db.ts';
import type { Snapshot } from './snapshot.ts';

/** How hard a passphrase is to guess: 2^17 rounds of scrypt, OWASP's least, in 128 MB of memory, which a tablet has. */
const scryptWork = 17;

/** Documents that are read at a time. */
const some = 8;

/** What a backup needs besides the snapshot; tests make the passphrase cheaper. */
export interface BackupOptions {
	passphrase: string;
	scryptWork?: number;
	/** Told of each document that is written, with its size in bytes. */
	onDocument?: (sha256: string, size: number) => void;
}

/** A snapshot with its documents as an encrypted file, which is made while it is read: age v1 around a tar archive. */
export async function backupStream(snapshot: Snapshot, options: BackupOptions): Promise<ReadableStream<Uint8Array>> {
	const encrypter = new Encrypter();
	encrypter.setScryptWorkFactor(options.scryptWork ?? scryptWork);
	encrypter.setPassphrase(options.passphrase);
	return encrypter.encrypt(streamOf(archive(snapshot, options.onDocument)));
}

async function* archive(
	snapshot: Snapshot,
	onDocument: BackupOptions['onDocument']
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
	const { manifest, files, parts, documents, summary } = snapshot;
	const text = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, '\t')}\n`);
	const at = manifest.madeAt;
	yield* file('manifest.json', text(manifest), at);
	yield* file('README.txt', new TextEncoder().encode(backupReadme), at);
	for (const [hash, bytes] of files) yield* file(`files/${hash}`, new Uint8Array(bytes), at);
	for (const { name, bytes } of parts) yield* file(name, bytes, at);
	let size = 0;
	for (let from = 0; from < documents.length; from += some) {
		for (const stored of await db.documentBytes.bulkGet(documents.slice(from, from + some))) {
			if (!stored) throw new Error('a document was removed while the backup was made');
			yield* file(`documents/${stored.sha256}`, new Uint8Array(stored.bytes), at);
			size += stored.bytes.byteLength;
			onDocument?.(stored.sha256, stored.bytes.byteLength);
		}
	}
	yield* file('summary.json', text({ ...summary, documents: { count: documents.length, bytes: size } }), at);
	yield tarEnd();
}

function* file(name: string, bytes: Uint8Array, at: string): Generator<Uint8Array<ArrayBuffer>> {
	yield tarHeader({ name, size: bytes.length }, at);
	if (bytes.length > 0) yield bytes as Uint8Array<ArrayBuffer>;
	if (tarPadding(bytes.length) > 0) yield new Uint8Array(tarPadding(bytes.length));
}

/** A stream that asks for the next piece when the one before is used up. */
const streamOf = (pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void>): ReadableStream<Uint8Array<ArrayBuffer>> =>
	new ReadableStream({
		async pull(controller) {
			const next = await pieces.next();
			if (next.done) controller.close();
			else controller.enqueue(next.value);
		},
		async cancel() {
			await pieces.return();
		}
	});
