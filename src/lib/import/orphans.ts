import type { Problem } from './fault.ts';

/** A row that says whose it is. */
interface OwnedRow {
	row: number;
	number: string;
}

/** A bad row of which nobody can be sure whose it is, with what its cells and its own number column hold. */
export interface Orphan {
	row: number;
	cells: readonly string[];
	/** What stands in the column of invoice numbers. */
	written: string;
}

/**
 * The invoices that a bad row may belong to: those whose number stands in one of its cells; none where its own number is
 * like the others; else the ones above and below. Without this they could be imported with a line too few.
 */
export function shadowedInvoices(rows: readonly OwnedRow[], orphans: readonly Orphan[]): Map<string, Problem[]> {
	const owned = rows.filter(({ number }) => number !== '').sort((a, b) => a.row - b.row);
	const numbers = new Set(owned.map(({ number }) => number));
	const shapes = new Set([...numbers].map(shapeOfNumber));
	const shadows = new Map<string, Problem[]>();
	let below = 0;
	for (const { row, cells, written } of orphans.toSorted((a, b) => a.row - b.row)) {
		while (below < owned.length && owned[below]!.row < row) below += 1;
		const named = cells.map((cell) => cell.trim()).filter((cell) => numbers.has(cell));
		const isOwn = shapes.has(shapeOfNumber(written));
		const neighbours = [owned[below - 1], owned[below]].flatMap((other) => (other ? [other.number] : []));
		for (const number of new Set(named.length > 0 ? named : isOwn ? [] : neighbours)) {
			const problem: Problem = { row, field: null, column: '', text: '', fault: { type: 'RowRefused', row } };
			const found = shadows.get(number);
			if (found) found.push(problem);
			else shadows.set(number, [problem]);
		}
	}
	return shadows;
}

/** `R-2025` as `A-9999`: a number of the same shape is a number of the same kind. */
const shapeOfNumber = (number: string): string => number.replace(/\d/g, '9').replace(/\p{L}/gu, 'A');
