import type { Table } from './csv.ts';
import type { DebtorValues } from './debtors.ts';
import { readDebtorValues } from './debtors.ts';
import type { Problem } from './fault.ts';
import { readHead, type InvoiceHead } from './invoice-head.ts';
import type { Layout } from './layout.ts';
import type { Note } from './note.ts';
import { brokenRefusals, type Refusal } from './refusal.ts';
import { rowReader } from './row-reader.ts';

/** What a row of the list says of one finished PDF. */
export interface DocumentRow {
	row: number;
	number: string;
	/** The file as the list calls it, or empty. */
	file: string;
	head: InvoiceHead;
	debtor: DebtorValues;
	notes: Note[];
}

/** The rows of a list of finished PDFs; of two with one number neither is taken. */
export function readDocumentRows(table: Table, layout: Layout): { rows: DocumentRow[]; refused: Refusal[] } {
	const refused = brokenRefusals(table, layout.columnOf.get('invoiceNumber') ?? -1);
	const good: DocumentRow[] = [];
	for (const row of table.rows) {
		const reader = rowReader(row, layout);
		reader.need('invoiceNumber');
		const [number, file] = [reader.text('invoiceNumber'), reader.text('file')];
		const [head, debtor] = [readHead(reader, layout), readDebtorValues(reader)];
		const { problems, notes } = reader;
		if (problems.length > 0) refused.push({ rows: [row.number], number, name: debtor.name ?? '', problems });
		else good.push({ row: row.number, number, file, head, debtor, notes });
	}
	const rows: DocumentRow[] = [];
	for (const group of Map.groupBy(good, ({ number }) => number).values()) {
		if (group.length === 1) rows.push(group[0]!);
		else refused.push(...group.map((row) => twice(row, group, layout)));
	}
	return { rows, refused };
}

function twice({ row, number, debtor }: DocumentRow, group: readonly DocumentRow[], layout: Layout): Refusal {
	const other = group.find((member) => member.row !== row)!;
	const column = layout.headings[layout.columnOf.get('invoiceNumber')!] ?? '';
	const fault = { type: 'NumberTwice', other: { row: other.row } } as const;
	const problem: Problem = { row, field: 'invoiceNumber', column, text: number, fault };
	return { rows: [row], number, name: debtor.name ?? '', problems: [problem] };
}
