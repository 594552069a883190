import { countryCode } from './countries.ts';
import type { Row } from './csv.ts';
import { dateShape } from './dates.ts';
import { specOf, type Field, type FieldType, type ImportKind } from './fields.ts';
import { shapeOf } from './numbers.ts';

/** Least share of filled cells that must look like the field. */
const fitting = 0.6;

/** A cell with more characters holds words and nothing else; it is not looked at any closer. */
const longest = 1_000;

/** Cells that cannot be of a type; types that take any words are not listed. */
const looksLike: Partial<Record<FieldType, (value: string) => boolean>> = {
	number: (value) => shapeOf(value).type !== 'none',
	date: (value) => dateShape(value).type !== 'none',
	percent: (value) => value.length < 30,
	country: (value) => countryCode(value) !== null
};

/** Whether most of a column's filled cells can be read as the field. */
export function fits(kind: ImportKind, field: Field, values: readonly string[]): boolean {
	const type = specOf(kind, field)?.type;
	const test = type && looksLike[type];
	return !test || values.length === 0 || shareOf(values, test) >= fitting;
}

/** The field that content alone gives away, by kind: addresses among debtors, dates among invoices. */
export function tellingField(kind: ImportKind, values: readonly string[]): Field | null {
	if (values.length === 0) return null;
	if (kind === 'debtors')
		return shareOf(values, (value) => /\S@\S+\.\S/.test(value)) > 0.8 ? 'invoiceRecipients' : null;
	return shareOf(values, (value) => dateShape(value).type !== 'none') > 0.8 ? 'date' : null;
}

/** Columns under one heading with different content: nobody but a person can say which is meant. */
export function doubleHeadings(headings: readonly string[], rows: readonly Row[]): Set<number> {
	const twice = new Set<number>();
	const firsts = new Map<string, number>();
	headings.forEach((heading, column) => {
		const name = heading.toLowerCase();
		const first = firsts.get(name);
		if (first === undefined) firsts.set(name, column);
		if (first === undefined || heading === '') return;
		if (rows.some(({ cells }) => cells[first] !== cells[column])) twice.add(first).add(column);
	});
	return twice;
}

/** Whether a column says one thing for each invoice, as a total of the invoice does and an amount of a line does not. */
export function isSteady(rows: readonly Row[], key: number, column: number): boolean {
	const groups = Map.groupBy(rows, ({ cells }) => cells[key]);
	const several = [...groups.values()].filter((group) => group.length > 1);
	const values = (group: readonly Row[]) =>
		new Set(group.map(({ cells }) => cells[column]).filter((cell) => cell !== ''));
	return several.length === 0 || several.filter((group) => values(group).size <= 1).length / several.length > 0.5;
}

/** The filled cells of a column. */
export const valuesOf = (rows: readonly Row[], column: number): string[] =>
	rows.map(({ cells }) => cells[column]!.trim()).filter((value) => value !== '');

const shareOf = (values: readonly string[], test: (value: string) => boolean): number =>
	values.filter((value) => value.length <= longest && test(value)).length / values.length;
