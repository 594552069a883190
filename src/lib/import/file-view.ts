import type { OpenedFile } from './dry-run.ts';
import type { Mapping } from './mapping.ts';
import { sampleRows, type FileView } from './protocol.ts';

/** What the screen shows of an opened file; a mapping that was used before wins over the guess. */
export function viewOf(
	{ table, encoding, book, garbled, doubled, language, guess }: OpenedFile,
	recalled: Mapping | null
): FileView {
	const { delimiter, headings, rows, broken } = table;
	return {
		encoding,
		book,
		delimiter,
		garbled,
		headings,
		doubled: [...new Set(doubled.map((column) => headings[column]!))],
		sample: rows.slice(0, sampleRows),
		rows: rows.length + broken.length,
		brokenRows: broken.length,
		language,
		guess: recalled ? { mapping: recalled, confidence: headings.map(() => 1) } : guess,
		recalled: recalled ? 'recalled' : 'guessed'
	};
}
