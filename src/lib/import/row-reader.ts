import type { Decimal } from '#domain/decimal.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Row } from './csv.ts';
import { readDate } from './dates.ts';
import type { CellFault, Problem } from './fault.ts';
import { specOf, type Field } from './fields.ts';
import type { Layout } from './layout.ts';
import type { Note } from './note.ts';
import { readNumber } from './numbers.ts';

/** Reads the cells of one row and keeps what is wrong with them. A bad or empty cell reads as null. */
export interface RowReader {
	row: Row;
	problems: Problem[];
	notes: Note[];
	has(field: Field): boolean;
	/** The cell as one line, '' where the file has no such column. */
	text(field: Field): string;
	optional<T>(field: Field, read: (text: string) => Result<T, CellFault>): T | null;
	number(field: Field): Decimal | null;
	date(field: Field): string | null;
	/** Complains of an empty cell. */
	need(field: Field): void;
	refuse(field: Field, fault: CellFault): void;
}

/** A reader for one row of a table. */
export function rowReader(row: Row, layout: Layout): RowReader {
	const problems: Problem[] = [];
	const notes: Note[] = [];
	const written = (field: Field) => row.cells[layout.columnOf.get(field) ?? -1] ?? '';
	const refuse = (field: Field, fault: CellFault): void => {
		const column = layout.headings[layout.columnOf.get(field) ?? -1] ?? '';
		problems.push({ row: row.number, field, column, text: written(field).slice(0, 200), fault });
	};
	const optional = <T>(field: Field, read: (text: string) => Result<T, CellFault>): T | null => {
		const cell = cleanCell(written(field), layout, field);
		const result = cell.ok && cell.value !== '' ? read(cell.value) : cell;
		if (!result.ok) refuse(field, result.error);
		return result.ok && cell.ok && cell.value !== '' ? (result.value as T) : null;
	};
	return {
		row,
		problems,
		notes,
		has: (field) => layout.columnOf.has(field),
		text: (field) => optional(field, ok) ?? '',
		optional,
		number(field) {
			const number = optional(field, (text) => readNumber(text, layout.signs.get(field) ?? null));
			if (number?.rounded)
				notes.push({ type: 'Rounded', row: row.number, field, text: written(field), value: number.value });
			return number?.value ?? null;
		},
		date: (field) => optional(field, (text) => readDate(text, layout.dateOrder)),
		need(field) {
			if (written(field).trim() === '') refuse(field, { type: 'MissingValue' });
		},
		refuse
	};
}

/** Characters that no field may hold: controls, and marks that turn the reading direction. */
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** An apostrophe that keeps a spreadsheet from running a text as a formula; it belongs to the file, not to the text. */
const guard = /^'(?=[=+\-@])/;

/** A cell without outer spaces; on one line but for descriptions and addresses, where line breaks part. */
function cleanCell(cell: string, layout: Layout, field: Field): Result<string, CellFault> {
	const { type, limit } = specOf(layout.kind, field)!;
	if (cell.length > limit) return err({ type: 'CellTooLong', length: cell.length, limit });
	if (forbidden.test(cell)) return err({ type: 'ControlCharacter' });
	const keepsLines = type === 'prose' || type === 'addresses';
	return ok((keepsLines ? cell : cell.replace(/\s+/g, ' ')).trim().replace(guard, ''));
}
