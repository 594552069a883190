import { digestJson } from '#domain/canonical-json.ts';
import type { Debtor, PostalAddress } from '#domain/debtor.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { Language } from '#domain/language.ts';
import { err, ok } from '#domain/result.ts';
import type { Route } from '#domain/route.ts';
import { countryCode } from './countries.ts';
import type { Row, Table } from './csv.ts';
import type { Layout } from './layout.ts';
import type { Note } from './note.ts';
import { brokenRefusals, type Refusal } from './refusal.ts';
import { rowReader, type RowReader } from './row-reader.ts';
import { readLanguage, readRoute } from './vocabulary.ts';

/** The texts of a debtor that a file may hold. */
type DebtorText =
	| Exclude<keyof PostalAddress, 'country'>
	| 'name'
	| 'contactName'
	| 'invoiceRecipients'
	| 'invoiceAddress'
	| 'generalEmail'
	| 'addressee'
	| 'vatId'
	| 'electronicAddress'
	| 'electronicScheme'
	| 'buyerReference';

/** What a file says of a debtor: only what it has columns for, so that the rest of a known debtor stays. */
export type DebtorValues = Partial<Record<DebtorText | 'country', string>> & { language?: Language; route?: Route };

/** A debtor as read from a row. */
export interface DebtorCandidate {
	row: number;
	number: string;
	values: DebtorValues;
	notes: Note[];
	/** Digest of number and values: the same content, the same digest. */
	digest: Sha256;
}

const texts: readonly DebtorText[] = [
	'name',
	'contactName',
	'street',
	'postalCode',
	'city',
	'invoiceRecipients',
	'invoiceAddress',
	'generalEmail',
	'addressee',
	'vatId',
	'electronicAddress',
	'electronicScheme',
	'buyerReference'
];

/** The debtors of a table, and the rows that are refused with their reasons. A row that says the same twice counts once. */
export function readDebtors(table: Table, layout: Layout): { candidates: DebtorCandidate[]; refused: Refusal[] } {
	const refused = brokenRefusals(table, layout.columnOf.get('debtorNumber') ?? -1);
	const byNumber = new Map<string, DebtorCandidate[]>();
	for (const row of table.rows) {
		const reader = rowReader(row, layout);
		const candidate = readDebtor(row, reader);
		const { number, values } = candidate;
		if (reader.problems.length > 0) {
			refused.push({ rows: [row.number], number, name: values.name ?? '', problems: reader.problems });
		} else byNumber.set(number, [...(byNumber.get(number) ?? []), candidate]);
	}
	const candidates: DebtorCandidate[] = [];
	for (const group of byNumber.values()) {
		if (group.every(({ digest }) => digest === group[0]!.digest)) candidates.push(group[0]!);
		else refused.push(...group.map((candidate) => twiceRefusal(candidate, group, layout)));
	}
	return { candidates, refused };
}

function readDebtor(row: Row, reader: RowReader): DebtorCandidate {
	reader.need('debtorNumber');
	reader.need('name');
	const number = reader.text('debtorNumber');
	const values = readDebtorValues(reader);
	return { row: row.number, number, values, notes: reader.notes, digest: digestJson({ number, ...values }) };
}

/** What a row says of a debtor. */
export function readDebtorValues(reader: RowReader): DebtorValues {
	const values: DebtorValues = {};
	for (const field of texts) if (reader.has(field)) values[field] = reader.text(field);
	const houseNumber = reader.text('houseNumber');
	if (values.street !== undefined && houseNumber) values.street = `${values.street} ${houseNumber}`.trim();
	if (reader.has('country')) values.country = reader.optional('country', readCountry) ?? '';
	const route = reader.optional('route', readRouteCell);
	if (route) values.route = route;
	const language = readLanguageCell(reader);
	if (language) values.language = language;
	return values;
}

function readCountry(text: string) {
	const code = countryCode(text);
	return code === null ? err({ type: 'UnknownCountry' } as const) : ok(code);
}

function readRouteCell(text: string) {
	const route = readRoute(text);
	return route === null ? err({ type: 'UnknownRoute' } as const) : ok(route);
}

/** A language that documents are not made in is no reason to refuse a debtor. */
function readLanguageCell(reader: RowReader): Language | null {
	const text = reader.text('language');
	const language = text === '' ? null : readLanguage(text);
	if (text !== '' && language === null) reader.notes.push({ type: 'OtherLanguage', text });
	return language;
}

function twiceRefusal(candidate: DebtorCandidate, group: readonly DebtorCandidate[], layout: Layout): Refusal {
	const { row, number, values } = candidate;
	const other = group.find((member) => member.row !== row)!;
	const column = layout.headings[layout.columnOf.get('debtorNumber')!] ?? '';
	const fault = { type: 'DebtorTwice', row: other.row } as const;
	return {
		rows: [row],
		number,
		name: values.name ?? '',
		problems: [{ row, field: 'debtorNumber', column, text: number, fault }]
	};
}

/** A debtor with what a file says of it. Confirmed addresses count no more where their field has changed. */
export function withValues(debtor: Debtor, values: DebtorValues): Debtor {
	const { street, postalCode, city, country, ...rest } = values;
	const { address } = debtor;
	const next: Debtor = {
		...debtor,
		...rest,
		address: {
			street: street ?? address.street,
			postalCode: postalCode ?? address.postalCode,
			city: city ?? address.city,
			country: country ?? address.country
		}
	};
	return next.invoiceRecipients === debtor.invoiceRecipients ? next : { ...next, confirmedRecipients: '' };
}
