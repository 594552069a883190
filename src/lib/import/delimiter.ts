import Papa from 'papaparse';

/** What parts the cells of a row. */
export type Delimiter = ';' | ',' | '\t' | '|';

/** All delimiters, the likeliest first. */
export const delimiters: readonly Delimiter[] = [';', ',', '\t', '|'];

/** How much of a file the guess looks at. */
const sample = { characters: 200_000, rows: 200 };

/**
 * The delimiter by which the most rows fall into as many cells as the headings. Decimal commas do not mislead it, for
 * the headings have none; quoted line breaks do not, for rows are parsed, not split.
 */
export function guessDelimiter(text: string): Delimiter {
	const start = text.slice(0, sample.characters);
	const scores = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(start, delimiter, start !== text) }));
	return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

function scoreOf(text: string, delimiter: Delimiter, isCut: boolean): number {
	const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: sample.rows });
	const whole = isCut && data.length < sample.rows ? data.slice(0, -1) : data;
	const rows = whole.filter((cells) => cells.length > 1 || cells[0]?.trim() !== '');
	const columns = rows[0]?.length ?? 0;
	const alike = rows.filter((cells) => cells.length === columns).length / (rows.length || 1);
	return alike ** 2 * (columns - 1);
}
