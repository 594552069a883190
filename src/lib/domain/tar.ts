import { err, ok, type Result } from './result.ts';

/** Everything in an archive is padded to blocks. Bytes. */
export const tarBlock = 512;

/** What stands before the bytes of a file. */
export interface TarEntry {
	/** At most 100 ASCII characters. */
	name: string;
	/** Bytes. */
	size: number;
}

/** Why a block is no header. */
export type TarError = { type: 'BadHeader' };

/** The bytes that bring a file of this size to whole blocks. */
export const tarPadding = (size: number): number => (tarBlock - (size % tarBlock)) % tarBlock;

/** Two empty blocks end an archive. */
export const tarEnd = (): Uint8Array<ArrayBuffer> => new Uint8Array(2 * tarBlock);

const nameLength = 100;
const checksumAt = 148;

/** The header of a plain file: POSIX.1-1988 (ustar), readable by all, writable by its owner. `at` is an ISO time. */
export function tarHeader({ name, size }: TarEntry, at: string): Uint8Array<ArrayBuffer> {
	const block = new Uint8Array(tarBlock);
	const put = (text: string, offset: number) => block.set(new TextEncoder().encode(text), offset);
	if (!/^[\x21-\x7e]+$/.test(name) || name.length > nameLength)
		throw new TypeError(`not a name for an archive: ${name}`);
	put(name, 0);
	put(`${octal(0o644, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0`, 100);
	put(`${octal(size, 11)}\0${octal(Math.floor(Date.parse(at) / 1000), 11)}\0`, 124);
	put('0', 156);
	put('ustar\x0000', 257);
	put(`${octal(checksum(block), 6)}\0 `, checksumAt);
	return block;
}

/** Reads a header; null for an empty block, with which an archive ends. */
export function readTarHeader(block: Uint8Array): Result<TarEntry | null, TarError> {
	if (block.every((byte) => byte === 0)) return ok(null);
	const text = (from: number, length: number) => {
		const field = block.subarray(from, from + length);
		const end = field.indexOf(0);
		return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
	};
	const size = text(124, 12).trim();
	const isFile = text(156, 1) === '0' && text(257, 5) === 'ustar';
	const isWhole = parseInt(text(checksumAt, 8), 8) === checksum(block);
	if (!isFile || !isWhole || !/^[0-7]+$/.test(size)) return err({ type: 'BadHeader' });
	return ok({ name: text(0, nameLength), size: parseInt(size, 8) });
}

/** The sum of all bytes, those of the checksum itself taken as spaces. */
const checksum = (block: Uint8Array): number =>
	block.reduce((sum, byte, at) => sum + (at >= checksumAt && at < checksumAt + 8 ? 0x20 : byte), 0);

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');
