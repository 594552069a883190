import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A page in grey, one byte a pixel, row by row. */
export interface Picture {
	width: number;
	height: number;
	pixels: Uint8Array;
}

/** Whether the reader of QR codes (zbar-tools) is on this machine. */
export const readsCodes = spawnSync('zbarimg', ['--version']).error === undefined;

function inFolder<T>(bytes: ArrayBuffer, use: (folder: string, file: string) => T): T {
	const folder = mkdtempSync(join(tmpdir(), 'facturier-picture-'));
	try {
		const file = join(folder, 'document.pdf');
		writeFileSync(file, new Uint8Array(bytes));
		return use(folder, file);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The pages of a PDF as poppler draws them, at so many dots an inch. */
export const picturesOf = (bytes: ArrayBuffer, dpi: number): Picture[] =>
	inFolder(bytes, (folder, file) => {
		execFileSync('pdftoppm', ['-gray', '-r', String(dpi), file, join(folder, 'page')]);
		const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm'));
		return pages.sort().map((name) => readPgm(readFileSync(join(folder, name))));
	});

/** What the codes of a PDF say, as zbar reads them from its drawn pages. */
export const codesOf = (bytes: ArrayBuffer): string =>
	inFolder(bytes, (folder, file) => {
		execFileSync('pdftoppm', ['-png', '-r', '200', file, join(folder, 'page')]);
		const pages = readdirSync(folder).filter((name) => name.endsWith('.png'));
		// It fails where any page has no code, and says what it read all the same.
		const files = pages.map((name) => join(folder, name));
		return spawnSync('zbarimg', ['--nodbus', '--raw', '-q', ...files], { encoding: 'utf8' }).stdout;
	});

/** A binary grey map, as pdftoppm and `writePgm` write it. */
export function readPgm(file: Buffer): Picture {
	const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 40));
	if (!head) throw new Error('not a grey map');
	return { width: Number(head[1]), height: Number(head[2]), pixels: file.subarray(head[0].length) };
}

/** The file of a picture. */
export const writePgm = ({ width, height, pixels }: Picture): Buffer =>
	Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);

/** The share of pixels that differ visibly; 1 where the sizes do. */
export function difference(one: Picture, other: Picture): number {
	if (one.width !== other.width || one.height !== other.height) return 1;
	const differs = one.pixels.reduce((sum, value, at) => sum + (Math.abs(value - other.pixels[at]!) > 64 ? 1 : 0), 0);
	return differs / one.pixels.length;
}
