import type { DocumentRow } from './document-rows.ts';
import { nameOf, stemOf } from './name-pattern.ts';
import type { PdfFile } from './pdf-file.ts';

/** Which PDF belongs to a row of the list: one, none, several, or one that another row has. */
export type Match =
	| { type: 'one'; file: PdfFile }
	| { type: 'none' }
	| { type: 'several'; files: PdfFile[] }
	| { type: 'taken'; file: PdfFile; number: string };

/**
 * Finds the PDF of each row: by the name that the list gives, else by the invoice number in a name. `left` are those that
 * no row wants.
 */
export function matchPdfs(
	rows: readonly DocumentRow[],
	pdfs: readonly PdfFile[]
): { matches: Map<DocumentRow, Match>; left: PdfFile[] } {
	const byName = Map.groupBy(pdfs, ({ path }) => keyOf(nameOf(path)));
	const byStem = Map.groupBy(pdfs, ({ path }) => plain(stemOf(nameOf(path))));
	const owners = new Map<PdfFile, string>();
	const wanted = new Set<PdfFile>();
	const matches = new Map<DocumentRow, Match>();
	for (const row of rows) {
		const found = row.file === '' ? withNumber(row.number, byStem) : named(row.file, byName);
		const [file, ...more] = found;
		for (const one of found) wanted.add(one);
		if (!file) matches.set(row, { type: 'none' });
		else if (more.length > 0) matches.set(row, { type: 'several', files: found });
		else if (owners.has(file)) matches.set(row, { type: 'taken', file, number: owners.get(file)! });
		else {
			owners.set(file, row.number);
			matches.set(row, { type: 'one', file });
		}
	}
	return { matches, left: pdfs.filter((file) => !wanted.has(file)) };
}

/** Files of this name; of several the ones whose folders the list names as well. */
function named(written: string, byName: ReadonlyMap<string, PdfFile[]>): PdfFile[] {
	const found = byName.get(keyOf(nameOf(written))) ?? byName.get(keyOf(`${nameOf(written)}.pdf`)) ?? [];
	if (found.length < 2) return found;
	const path = keyOf(written).replaceAll('\\', '/');
	const exact = found.filter((file) => `/${keyOf(file.path)}`.endsWith(`/${path.replace(/^\/+/, '')}`));
	return exact.length > 0 ? exact : found;
}

/** Files whose name is the number, else those that hold it as a word of its own. */
function withNumber(number: string, byStem: ReadonlyMap<string, PdfFile[]>): PdfFile[] {
	const word = plain(number);
	if (word === '') return [];
	const same = byStem.get(word);
	if (same) return same;
	return [...byStem].flatMap(([stem, files]) => (`-${stem}-`.includes(`-${word}-`) ? files : []));
}

const keyOf = (name: string): string => name.trim().normalize('NFC').toLowerCase();

/** `2026/0012` and `2026_0012` are one: a number may stand in a name only with other marks. */
const plain = (text: string): string =>
	keyOf(text)
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
