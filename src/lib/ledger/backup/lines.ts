import { gunzipSync, gzipSync } from 'fflate';
import { digestBytes, type Sha256 } from '#domain/digest.ts';
import { err, ok, type Result } from '#domain/result.ts';

/** Bytes that rows hold, by their hash. */
export type Files = Map<string, ArrayBuffer>;

/** Writes rows as lines of JSON; bytes in them go into `files` and leave their hash. */
export function writeLines(rows: readonly unknown[], files: Files): Uint8Array<ArrayBuffer> {
	const lines = rows.map((row) => `${JSON.stringify(row, withFiles)}\n`).join('');
	return new TextEncoder().encode(lines);

	function withFiles(this: Record<string, unknown>, key: string, value: unknown): unknown {
		const held = this[key];
		if (held instanceof ArrayBuffer) return named(held);
		if (held !== null && typeof held === 'object' && !isPlain(held)) throw new TypeError(`a backup cannot hold ${key}`);
		return value;
	}

	function named(bytes: ArrayBuffer): { $file: Sha256 } {
		const sha256 = digestBytes(new Uint8Array(bytes));
		files.set(sha256, bytes);
		return { $file: sha256 };
	}
}

const isPlain = (value: object): boolean =>
	Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

/** Reads lines back into rows. */
export function readLines(lines: Uint8Array, files: Files): Result<unknown[], { type: 'BadRows' }> {
	let isWhole = true;
	try {
		const texts = new TextDecoder('utf-8', { fatal: true }).decode(lines).split('\n').slice(0, -1);
		const rows = texts.map((line) => JSON.parse(line, withBytes) as unknown);
		return isWhole ? ok(rows) : err({ type: 'BadRows' });
	} catch {
		return err({ type: 'BadRows' });
	}

	function withBytes(_: string, value: unknown): unknown {
		if (!isNamed(value)) return value;
		const bytes = files.get(value.$file);
		isWhole &&= bytes !== undefined;
		return bytes;
	}
}

const isNamed = (value: unknown): value is { $file: string } =>
	value !== null && typeof value === 'object' && '$file' in value && typeof value.$file === 'string';

/** Lines as they lie in an archive; the same lines give the same bytes. */
export const pack = (lines: Uint8Array): Uint8Array => gzipSync(lines, { level: 3, mtime: 0 });

/** The lines of a part of an archive, or null where it is none. */
export function unpack(part: Uint8Array): Uint8Array | null {
	try {
		return gunzipSync(part);
	} catch {
		return null;
	}
}
