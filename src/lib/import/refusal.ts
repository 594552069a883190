import type { Table } from './csv.ts';
import type { Problem } from './fault.ts';

/** A debtor or an invoice that is left out, with all that is wrong with it. */
export interface Refusal {
	rows: number[];
	/** Its number as far as it is known. */
	number: string;
	/** Name of the debtor as far as it is known. */
	name: string;
	problems: Problem[];
}

/** Rows of a table that do not fit under its headings, refused; their number is what stands in its column. */
export const brokenRefusals = (table: Table, numberColumn: number): Refusal[] =>
	table.broken.map(({ number: row, cells, fault }) => ({
		rows: [row],
		number: cells[numberColumn]?.trim().slice(0, 60) ?? '',
		name: '',
		problems: [{ row, field: null, column: '', text: cells.join(' · ').slice(0, 200), fault }]
	}));
