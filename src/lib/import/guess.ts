import { doubleHeadings, fits, isSteady, tellingField, valuesOf } from './content.ts';
import type { Row, Table } from './csv.ts';
import { missingFields, type Field, type ImportKind } from './fields.ts';
import { matchHeading } from './headings.ts';
import type { Mapping } from './mapping.ts';

/** A mapping as guessed, with how sure each column is, 0 to 1. */
export interface Guess {
	mapping: Mapping;
	confidence: number[];
}

/** A field for a column, with how sure it is. */
interface Match {
	column: number;
	field: Field;
	score: number;
}

/** How many rows the guess looks at. */
const sampleRows = 2_000;

/** What decides an amount: under its very name, a column counts even where its cells do not look like it. */
const decidingFields: readonly Field[] = ['quantity', 'unitPrice', 'lineNet', 'grossPrice', 'lineGross'];

/** What an invoice has once, and a heading may as well mean of a line. */
const onceFields: readonly Field[] = ['statedGross', 'subject', 'orderReference', 'dueDate', 'type'];

/** What a file holds and what its columns are: by their headings, checked against and completed by their content. */
export function guessMapping(table: Table): Guess {
	const [debtors, invoices] = [guessAs('debtors', table), guessAs('invoices', table)];
	return worth(invoices) >= worth(debtors) ? invoices : debtors;
}

/** What the columns are where the kind of file is known. */
export function guessAs(kind: ImportKind, table: Table): Guess {
	const matches = matchColumns(kind, table);
	const columns = table.headings.map((_, column) => matches.find((match) => match.column === column));
	return {
		mapping: {
			kind,
			columns: columns.map((match) => match?.field ?? null),
			dateOrder: null,
			decimalSign: null,
			loneEmail: null
		},
		confidence: columns.map((match) => match?.score ?? 0)
	};
}

/** What a guess explains, less what its kind needs and lacks. */
const worth = ({ mapping, confidence }: Guess): number =>
	confidence.reduce((sum, score) => sum + score, 0) - missingFields(mapping.kind, mapping.columns).length * 3;

function matchColumns(kind: ImportKind, table: Table): Match[] {
	const rows = table.rows.slice(0, sampleRows);
	const twice = doubleHeadings(table.headings, rows);
	const candidates = table.headings
		.flatMap((heading, column) => matchHeading(kind, heading).map(({ field, score }) => ({ column, field, score })))
		.filter(({ column }) => !twice.has(column))
		.sort((a, b) => b.score - a.score);
	const fitting = candidates.filter(({ column, field }) => fits(kind, field, valuesOf(rows, column)));
	const byName = candidates.filter(({ field, score }) => score === 1 && decidingFields.includes(field));
	const taken = takeBest([...fitting, ...byName]);
	const isFree = (column: number) => !twice.has(column) && taken.every((match) => match.column !== column);
	const free = table.headings.map((_, column) => column).filter(isFree);
	const found = takeBest([...taken, ...byContent(kind, rows, free, taken)]);
	return withoutSecondPrices(withoutLineColumns(rows, found));
}

/** Each column and each field once, the best matches first. */
function takeBest(candidates: readonly Match[]): Match[] {
	const taken: Match[] = [];
	for (const match of candidates) {
		if (taken.some(({ column, field }) => column === match.column || field === match.field)) continue;
		taken.push(match);
	}
	return taken;
}

function byContent(kind: ImportKind, rows: readonly Row[], free: readonly number[], taken: readonly Match[]): Match[] {
	if (taken.some(({ field }) => field === 'generalEmail')) return [];
	return free.flatMap((column) => {
		const field = tellingField(kind, valuesOf(rows, column));
		return field ? [{ column, field, score: 0.4 }] : [];
	});
}

/** Where prices stand without VAT, those that hold it say nothing more. */
function withoutSecondPrices(matches: Match[]): Match[] {
	const hasNet = matches.some(({ field }) => field === 'unitPrice' || field === 'lineNet');
	return hasNet ? matches.filter(({ field }) => field !== 'grossPrice' && field !== 'lineGross') : matches;
}

function withoutLineColumns(rows: readonly Row[], matches: Match[]): Match[] {
	const key = matches.find((match) => match.field === 'invoiceNumber')?.column;
	if (key === undefined) return matches;
	return matches.filter(({ field, column }) => !onceFields.includes(field) || isSteady(rows, key, column));
}
