import { err, ok, type Result } from '#domain/result.ts';
import { fileLimit } from './encoding.ts';
import type { FileFault } from './fault.ts';

/** What a workbook holds: the names of its sheets, and the cells of the chosen one as text, row by row. */
export interface Workbook {
	sheets: string[];
	sheet: number;
	rows: string[][];
}

/** Bytes that a workbook may grow to when it is unpacked; an ordinary one grows tenfold. */
const unpackedLimit = 4 * fileLimit;

/**
 * Reads an Excel workbook. `chosen` is the number of a sheet, null for the first that holds rows. Texts stay as they are,
 * leading zeros and all; numbers have a point, dates are ISO. What cannot be opened is damaged, locked or no workbook.
 */
export async function readWorkbook(bytes: Uint8Array, chosen: number | null): Promise<Result<Workbook, FileFault>> {
	if (bytes.length > fileLimit) return err({ type: 'TooBig', bytes: bytes.length, limit: fileLimit });
	const unpacked = await unpack(bytes);
	if (!unpacked.ok) return unpacked;
	const { default: readSheets } = await import('read-excel-file/universal');
	try {
		const found = await readSheets(unpacked.value, { trim: false, parseNumber: exactNumber });
		const first = found.findIndex(({ data }) => data.length > 1);
		const sheet = chosen ?? Math.max(first, 0);
		const rows = (found[sheet]?.data ?? []).map((row) => row.map(cellText));
		return ok({ sheets: found.map((one) => one.sheet), sheet, rows });
	} catch {
		// The library throws many kinds of errors; each says that this is no workbook it can read.
		return err({ type: 'NotText', format: 'workbook' });
	}
}

/** Unpacks and packs again without compression, so that what follows can neither grow nor start threads. */
async function unpack(bytes: Uint8Array): Promise<Result<ArrayBuffer, FileFault>> {
	const { unzipSync, zipSync } = await import('fflate');
	let size = 0;
	try {
		const files = unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				if (!/\.(xml|rels)$/i.test(name)) return false;
				size += originalSize;
				return size <= unpackedLimit;
			}
		});
		if (size > unpackedLimit) return err({ type: 'TooBig', bytes: size, limit: unpackedLimit });
		return ok(zipSync(files, { level: 0 }).slice().buffer);
	} catch {
		return err({ type: 'NotText', format: 'workbook' });
	}
}

/** A number as people write it, with a point; never three decimals alone, which would look like thousands. */
function exactNumber(written: string): string {
	const plain = String(Number(written));
	return /\.\d{3}$/.test(plain) ? `${plain}0` : plain;
}

function cellText(cell: unknown): string {
	if (cell instanceof Date) return cell.toISOString().slice(0, 10);
	return typeof cell === 'string' || typeof cell === 'boolean' ? String(cell) : '';
}
