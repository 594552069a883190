import type { Problem } from './fault.ts';

/** A row that says whose it is. */
interface OwnedRow {
	row: number;
	number: string;
}

/** A bad row that does not say so; its cells where they could be parted. */
interface Orphan {
	row: number;
	cells?: readonly string[];
}

/**
 * The invoices that a row without a readable invoice number may belong to: those whose number stands in one of its cells,
 * else the ones above and below. Without it they could be imported with a line too few.
 */
export function shadowedInvoices(rows: readonly OwnedRow[], orphans: readonly Orphan[]): Map<string, Problem[]> {
	const owned = rows.filter(({ number }) => number !== '').sort((a, b) => a.row - b.row);
	const numbers = new Set(owned.map(({ number }) => number));
	const shadows = new Map<string, Problem[]>();
	for (const { row, cells } of orphans) {
		const named = (cells ?? []).map((cell) => cell.trim()).filter((cell) => numbers.has(cell));
		for (const number of new Set(named.length > 0 ? named : neighbours(owned, row))) {
			const problem: Problem = { row, field: null, column: '', text: '', fault: { type: 'RowRefused', row } };
			shadows.set(number, [...(shadows.get(number) ?? []), problem]);
		}
	}
	return shadows;
}

function neighbours(owned: readonly OwnedRow[], row: number): string[] {
	const after = owned.findIndex((other) => other.row > row);
	const above = after === -1 ? owned.at(-1) : owned[after - 1];
	const below = after === -1 ? undefined : owned[after];
	return [above, below].flatMap((other) => (other ? [other.number] : []));
}
