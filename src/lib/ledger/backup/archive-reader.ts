import { Decrypter } from 'age-encryption';
import { err, ok, type Result } from '#domain/result.ts';
import { readTarHeader, tarBlock, tarPadding } from '#domain/tar.ts';

/** A file of an archive. */
export interface ArchiveFile {
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Why a file is not opened: it is no age file at all; the passphrase is another one, or the head of the file is damaged,
 * which cannot be told apart; or a byte of it was changed, or its end is missing.
 */
export type ArchiveError = { type: 'NotABackup' } | { type: 'WrongPassphrase' } | { type: 'Damaged' };

const ageLine = 'age-encryption.org/v1\n';
/** No file of a ledger is larger; a larger one is a damaged length. Bytes. */
const largest = 256_000_000;

/** Opens an encrypted archive by its passphrase; its files come one by one, the error as the last thing. */
export async function openArchive(
	file: Blob,
	passphrase: string
): Promise<Result<AsyncGenerator<Result<ArchiveFile, ArchiveError>, void>, ArchiveError>> {
	if ((await file.slice(0, ageLine.length).text()) !== ageLine) return err({ type: 'NotABackup' });
	const decrypter = new Decrypter();
	decrypter.addPassphrase(passphrase);
	try {
		return ok(filesOf(await decrypter.decrypt(file.stream())));
	} catch {
		return err({ type: 'WrongPassphrase' });
	}
}

async function* filesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Result<ArchiveFile, ArchiveError>, void> {
	const source = readerOf(stream);
	try {
		for (;;) {
			const header = readTarHeader(await source.take(tarBlock));
			if (!header.ok || (header.value && header.value.size > largest)) throw new RangeError('a damaged header');
			if (!header.value) return await source.toEnd();
			const { name, size } = header.value;
			const bytes = await source.take(size);
			await source.take(tarPadding(size));
			yield ok({ name, bytes });
		}
	} catch {
		yield err({ type: 'Damaged' });
	} finally {
		await source.close();
	}
}

/** Takes a stream in pieces of given lengths; rejects where it breaks or ends before. */
function readerOf(stream: ReadableStream<Uint8Array>) {
	const reader = stream.getReader();
	let rest = new Uint8Array(0) as Uint8Array;
	return {
		async take(length: number): Promise<Uint8Array<ArrayBuffer>> {
			const taken = new Uint8Array(length);
			for (let filled = 0; filled < length;) {
				if (rest.length === 0) {
					const { done, value } = await reader.read();
					if (done) throw new RangeError('the archive ends in the middle');
					rest = value;
				}
				const piece = rest.subarray(0, length - filled);
				taken.set(piece, filled);
				filled += piece.length;
				rest = rest.subarray(piece.length);
			}
			return taken;
		},
		/** The last piece proves that the file is whole. */
		async toEnd(): Promise<void> {
			while (!(await reader.read()).done);
		},
		close: () => reader.cancel().catch(() => undefined)
	};
}
