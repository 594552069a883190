import Papa from 'papaparse';
import { err, ok, type Result } from '#domain/result.ts';
import { guessDelimiter, type Delimiter } from './delimiter.ts';
import type { FileFault, RowFault } from './fault.ts';

/** A row with its number as a spreadsheet shows it: the headings are row 1, a line break inside a cell counts nothing. */
export interface Row {
	number: number;
	cells: string[];
}

/** A row that does not fit under the headings. */
export interface BrokenRow extends Row {
	fault: RowFault;
}

/** What a delimited text holds. */
export interface Table {
	delimiter: Delimiter;
	headings: string[];
	/** Rows with exactly one cell for each heading; blank rows are left out. */
	rows: Row[];
	broken: BrokenRow[];
}

/** Most rows that one file may have. */
export const rowLimit = 200_000;

/** Most columns that one file may have. */
export const columnLimit = 300;

/**
 * Reads delimited text (RFC 4180) whose first row holds the headings. `chosen` wins over the guessed delimiter.
 * A row with too few or too many cells is broken, never filled up: its values may stand under wrong headings.
 */
export function parseCsv(text: string, chosen: Delimiter | null): Result<Table, FileFault> {
	const { declared, start, body } = withoutDeclaration(text.replace(/\r\n?/g, '\n'));
	const delimiter = chosen ?? declared ?? guessDelimiter(body);
	const { data, errors } = Papa.parse<string[]>(body, { delimiter, newline: '\n', preview: rowLimit + 1_000 });
	const badQuotes = new Set(errors.filter((error) => error.type === 'Quotes').map((error) => error.row ?? 0));
	for (const index of badQuotes) {
		if (data[index]?.some((cell) => cell.includes('\n'))) return err({ type: 'OpenQuote', row: index + start });
	}
	const records = data
		.map((cells, index): Written => ({
			number: index + start,
			cells: cells.map(plainCell),
			quotes: badQuotes.has(index) ? 'bad' : 'good'
		}))
		.filter((record) => record.cells.some((cell) => cell.trim() !== ''));
	return tableOf(records, delimiter);
}

/** The rows of a sheet as a table. Rows of a sheet end where their last cell does, so that short ones are filled up. */
export function tableOfSheet(rows: readonly (readonly string[])[]): Result<Table, FileFault> {
	const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
	const records = rows
		.map((cells, index): Written => ({
			number: index + 1,
			cells: [...cells, ...Array<string>(width - cells.length).fill('')],
			quotes: 'good'
		}))
		.filter((record) => record.cells.some((cell) => cell.trim() !== ''));
	return tableOf(records, ';');
}

/** A row as it stands in a file, and whether its quotation marks fit together. */
type Written = Row & { quotes: 'good' | 'bad' };

function tableOf(records: readonly Written[], delimiter: Delimiter): Result<Table, FileFault> {
	const [first, ...rest] = records;
	if (!first) return err({ type: 'Empty' });
	if (rest.length === 0) return err({ type: 'NoRows' });
	if (rest.length > rowLimit) return err({ type: 'TooManyRows', limit: rowLimit });
	const headings = withoutBlankTail(first.cells.map((cell) => cell.trim().replace(/\s+/g, ' ')));
	if (headings.length > columnLimit) return err({ type: 'TooManyColumns', limit: columnLimit });
	const table: Table = { delimiter, headings, rows: [], broken: [] };
	for (const { number, cells: written, quotes } of rest) {
		const cells = written.length > headings.length ? withoutBlankTail(written, headings.length) : written;
		const fault = quotes === 'bad' ? ({ type: 'BrokenQuotes' } as const) : widthFault(cells, headings);
		if (fault) table.broken.push({ number, cells, fault });
		else table.rows.push({ number, cells });
	}
	return ok(table);
}

/** Some spreadsheets write `sep=;` as the first line. */
function withoutDeclaration(text: string): { declared: Delimiter | null; start: number; body: string } {
	const found = /^"?sep=([;,\t|])"?\n/i.exec(text);
	if (!found) return { declared: null, start: 1, body: text };
	return { declared: found[1] as Delimiter, start: 2, body: text.slice(found[0].length) };
}

/** `="00123"` is how a spreadsheet is told that digits are a text; any other formula stays the text that it is. */
const plainCell = (cell: string): string => /^="([^"=]*)"$/.exec(cell)?.[1] ?? cell;

function withoutBlankTail(cells: string[], keep = 0): string[] {
	const last = cells.findLastIndex((cell) => cell.trim() !== '');
	return cells.slice(0, Math.max(last + 1, keep));
}

function widthFault(cells: readonly string[], headings: readonly string[]): RowFault | null {
	const widths = { expected: headings.length, found: cells.length };
	if (widths.found < widths.expected) return { type: 'TooFewCells', ...widths };
	if (widths.found > widths.expected) return { type: 'TooManyCells', ...widths };
	return null;
}
