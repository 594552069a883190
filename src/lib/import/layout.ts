import { valuesOf } from './content.ts';
import type { Table } from './csv.ts';
import { orderOfDates, type DateOrder } from './dates.ts';
import { specOf, type Field, type FieldType, type ImportKind } from './fields.ts';
import { languageOfHeadings } from './headings.ts';
import type { LoneEmail, Mapping } from './mapping.ts';
import { readNumber, shapeOf, signOfColumn, type DecimalSign } from './numbers.ts';

/** How a table is read under a mapping: decided for each column over all its rows. */
export interface Layout {
	kind: ImportKind;
	headings: readonly string[];
	columnOf: ReadonlyMap<Field, number>;
	/** Decimal sign of number columns; null where nothing has shown it. */
	signs: ReadonlyMap<Field, DecimalSign | null>;
	dateOrder: DateOrder | null;
	/** VAT rates are written as `0,21` in place of `21`. */
	vatAsFraction: boolean;
	questions: Question[];
}

/**
 * What the file does not show and a person must say before it can be read; `column` may name several. `answer` is what
 * was said, or null.
 */
export type Question = { column: string; examples: string[] } & (
	| { type: 'DecimalSign'; answer: DecimalSign | null }
	| { type: 'DateOrder'; answer: DateOrder | null }
	/** The only addresses are general ones. */
	| { type: 'LoneEmail'; answer: LoneEmail | null }
);

/** Decides how the columns of a table are read. */
export function layoutOf(table: Table, mapping: Mapping): Layout {
	const { kind } = mapping;
	const columnOf = new Map(mapping.columns.flatMap((field, column) => (field ? [[field, column] as const] : [])));
	const fieldsOfType = (type: FieldType) => [...columnOf.keys()].filter((field) => specOf(kind, field)?.type === type);
	const valuesFor = (field: Field) => valuesOf(table.rows, columnOf.get(field)!);
	const headingsOf = (fields: Field[]) => fields.map((field) => table.headings[columnOf.get(field)!]!).join(', ');
	const questions: Question[] = [];
	const { signs, unclear } = signsOf(fieldsOfType('number'), valuesFor, mapping.decimalSign);
	if (unclear.length > 0) {
		const examples = unclear.flatMap(valuesFor).filter((value) => shapeOf(value).type === 'either');
		const [answer, column] = [mapping.decimalSign, headingsOf(unclear)];
		questions.push({ type: 'DecimalSign', column, examples: examples.slice(0, 3), answer });
	}
	const dates = fieldsOfType('date');
	const shown = orderOfDates(dates.flatMap(valuesFor), habitualOrder(kind, table.headings));
	if (shown === null) {
		const [examples, answer] = [dates.flatMap(valuesFor).slice(0, 3), mapping.dateOrder];
		questions.push({ type: 'DateOrder', column: headingsOf(dates), examples, answer });
	}
	const lone = columnOf.get('generalEmail');
	if (lone !== undefined && !columnOf.has('invoiceRecipients') && valuesOf(table.rows, lone).length > 0) {
		const [examples, answer] = [valuesOf(table.rows, lone).slice(0, 3), mapping.loneEmail];
		questions.push({ type: 'LoneEmail', column: headingsOf(['generalEmail']), examples, answer });
		if (answer === 'invoices') columnOf.set('invoiceRecipients', lone).delete('generalEmail');
	}
	const vatAsFraction = columnOf.has('vatRate') && areFractions(valuesFor('vatRate'));
	const dateOrder = mapping.dateOrder ?? shown;
	return { kind, headings: table.headings, columnOf, signs, dateOrder, vatAsFraction, questions };
}

/**
 * A column's own evidence counts first, then what a person said, then what the file's other columns show. A column in
 * which every number could be both is asked about even so: it may be written with three decimals throughout.
 */
function signsOf(fields: readonly Field[], valuesFor: (field: Field) => string[], said: DecimalSign | null) {
	const verdicts = fields.map((field) => ({ field, verdict: signOfColumn(valuesFor(field)) }));
	const shown = new Set(
		verdicts.map(({ verdict }) => verdict).filter((verdict) => verdict === 'comma' || verdict === 'point')
	);
	const [first] = shown;
	const ofFile = shown.size === 1 ? first! : null;
	const signs = new Map<Field, DecimalSign | null>();
	const unclear: Field[] = [];
	for (const { field, verdict } of verdicts) {
		if (verdict === 'comma' || verdict === 'point') signs.set(field, verdict);
		else signs.set(field, said ?? (verdict === 'ask' ? null : ofFile));
		if (verdict === 'ask' || (verdict === 'thousands-likely' && ofFile === null)) unclear.push(field);
	}
	return { signs, unclear };
}

/** In English a slash may stand in American dates; in the other languages the day comes first. */
function habitualOrder(kind: ImportKind, headings: readonly string[]): DateOrder | null {
	const language = languageOfHeadings(kind, headings);
	return language === null || language === 'en' ? null : 'dmy';
}

function areFractions(values: readonly string[]): boolean {
	const rates = values.flatMap((value) => {
		const number = readNumber(value, 'point');
		return number.ok ? [Number(number.value.value)] : [];
	});
	return rates.some((rate) => rate > 0) && rates.every((rate) => rate < 1) && rates.length === values.length;
}
