import type { Cents } from '#domain/money.ts';

/** A column of a list that leaves the ledger: its heading, and what a row says in it. */
export type Column<Row> = { heading: string } & (
	| { type: 'text'; value: (row: Row) => string }
	/** Null where nobody has said it. */
	| { type: 'amount'; value: (row: Row) => Cents | null }
	/** ISO dates, or empty. */
	| { type: 'date'; value: (row: Row) => string }
);

/** What a spreadsheet takes for the beginning of a formula. */
const formula = /^[=+\-@\t\r]/;

/**
 * A list as CSV that spreadsheets of these countries open as columns: semicolons, CRLF, UTF-8 with a mark. A text that
 * a spreadsheet would run as a formula begins with an apostrophe.
 *
 * @param decimal What stands before the cents.
 */
export async function csvOf<Row>(
	rows: readonly Row[],
	columns: readonly Column<Row>[],
	decimal: ',' | '.'
): Promise<string> {
	const { default: papa } = await import('papaparse');
	const cell = (row: Row, column: Column<Row>): string => {
		switch (column.type) {
			case 'text':
				return harmless(column.value(row));
			case 'amount': {
				const amount = column.value(row);
				return amount === null ? '' : (amount / 100).toFixed(2).replace('.', decimal);
			}
			case 'date':
				return column.value(row);
		}
	};
	const table = [
		columns.map(({ heading }) => harmless(heading)),
		...rows.map((row) => columns.map((column) => cell(row, column)))
	];
	return `\uFEFF${papa.unparse(table, { delimiter: ';', newline: '\r\n' })}`;
}

/** A list as an Excel workbook; every text is written as text, so that none can run as a formula. */
export async function workbookOf<Row>(
	rows: readonly Row[],
	columns: readonly Column<Row>[],
	sheet: string
): Promise<Blob> {
	const { default: writeWorkbook } = await import('write-excel-file/browser');
	const cell = (row: Row, column: Column<Row>) => {
		switch (column.type) {
			case 'text':
				return { value: column.value(row), type: String };
			case 'amount': {
				const amount = column.value(row);
				return amount === null ? null : { value: amount / 100, type: Number, format: '#,##0.00' };
			}
			case 'date': {
				const day = column.value(row);
				return day === '' ? null : { value: new Date(`${day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
			}
		}
	};
	const table = [
		columns.map(({ heading }) => ({ value: heading, type: String, fontWeight: 'bold' as const })),
		...rows.map((row) => columns.map((column) => cell(row, column)))
	];
	const widths = columns.map(({ type }) => ({ width: type === 'text' ? 22 : 13 }));
	return writeWorkbook(table, { sheet: sheet.slice(0, 31), columns: widths, stickyRowsCount: 1 }).toBlob();
}

/** A list as a file of either kind, ready to be saved. */
export const listFile = async <Row>(
	kind: 'xlsx' | 'csv',
	{ rows, columns, title }: { rows: readonly Row[]; columns: readonly Column<Row>[]; title: string },
	decimal: ',' | '.'
): Promise<Blob> =>
	kind === 'csv'
		? new Blob([await csvOf(rows, columns, decimal)], { type: 'text/csv;charset=utf-8' })
		: workbookOf(rows, columns, title);

const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);
