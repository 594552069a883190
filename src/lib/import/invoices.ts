import { digestJson, type Json } from '#domain/canonical-json.ts';
import type { Allowance } from '#domain/allowance.ts';
import { big, canonical } from '#domain/decimal.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { InvoiceLine, InvoiceType } from '#domain/invoice.ts';
import { cents, sumCents, type Cents, type Currency } from '#domain/money.ts';
import { lineAmount, totalsOf, type SumTerms, type Totals } from '#domain/vat.ts';
import type { Table } from './csv.ts';
import { agree, directed, discountOf, type StatedDiscount } from './discounts.ts';
import type { Problem } from './fault.ts';
import { headFields, readHead, type InvoiceHead } from './invoice-head.ts';
import type { Layout } from './layout.ts';
import { holdsVat, readLine } from './lines.ts';
import type { Note } from './note.ts';
import { shadowedInvoices, type Orphan } from './orphans.ts';
import { brokenRefusals, type Refusal } from './refusal.ts';
import { rowReader } from './row-reader.ts';

/** An invoice as read from its rows. */
export interface InvoiceCandidate {
	rows: number[];
	number: string;
	type: InvoiceType;
	/** ISO dates; no due date where the file has none. */
	date: string;
	dueDate: string;
	debtorNumber: string;
	/** Null where the file has none. */
	currency: Currency | null;
	orderReference: string;
	subject: string;
	correctsNumber: string;
	lines: InvoiceLine[];
	/** A discount on the whole invoice; absent where there is none. */
	allowances?: Allowance[];
	/** Where the prices of the file hold their VAT; absent where they do not. */
	pricesIncludeVat?: true;
	/** Where the file says that the debtor writes the invoice; absent otherwise. */
	selfBilled?: true;
	totals: Totals;
	/** The file's own total with VAT where it differs from ours. */
	statedGross: Cents | null;
	alreadySent: boolean;
	notes: Note[];
	/** Digest of the content: the same content, the same digest. */
	digest: Sha256;
}

/** What one row says. */
interface ReadRow {
	row: number;
	number: string;
	head: InvoiceHead;
	line: InvoiceLine | null;
	problems: Problem[];
	notes: Note[];
}

/** Most lines of one invoice. */
const lineLimit = 5_000;

/**
 * The invoices of a table, their rows in the file's order wherever they stand, and what is refused. A bad row refuses its
 * whole invoice; one that does not say whose it is refuses those it may belong to.
 */
export function readInvoices(table: Table, layout: Layout): { candidates: InvoiceCandidate[]; refused: Refusal[] } {
	const rows = table.rows.map((row): ReadRow => {
		const reader = rowReader(row, layout);
		reader.need('invoiceNumber');
		const number = reader.text('invoiceNumber');
		const head = readHead(reader, layout);
		const line = readLine(reader, layout);
		return { row: row.number, number, head, line, problems: reader.problems, notes: reader.notes };
	});
	const orphans = rows.filter(({ number }) => number === '');
	const numberColumn = layout.columnOf.get('invoiceNumber') ?? -1;
	const refused = brokenRefusals(table, numberColumn);
	refused.push(...orphans.map(({ row, problems }) => ({ rows: [row], number: '', name: '', problems })));
	const shadows = shadowedInvoices(rows, [
		...orphans.filter(isPartOfInvoice).map(({ row }): Orphan => ({ row, cells: [], written: '' })),
		...table.broken.map(({ number, cells }): Orphan => ({
			row: number,
			cells,
			written: cells[numberColumn]?.trim() ?? ''
		}))
	]);
	const candidates: InvoiceCandidate[] = [];
	for (const [number, group] of Map.groupBy(rows, (row) => row.number)) {
		if (number === '') continue;
		const problems = [
			...group.flatMap((row) => row.problems),
			...groupProblems(group, layout),
			...(shadows.get(number) ?? [])
		];
		if (problems.length > 0) refused.push({ rows: group.map(({ row }) => row), number, name: '', problems });
		else candidates.push(candidateOf(number, group, layout));
	}
	return { candidates, refused };
}

/** A row without number, date, debtor and line is no part of an invoice, such as a row of sums at the end. */
const isPartOfInvoice = ({ head, line }: ReadRow): boolean =>
	line !== null || head.date !== null || head.debtorNumber !== null;

/** What is wrong with rows that are good each by itself. */
function groupProblems(group: readonly ReadRow[], layout: Layout): Problem[] {
	const { row } = group[0]!;
	const problems: Problem[] = [];
	for (const field of headFields) {
		const values = [...new Set(group.map(({ head }) => head[field]).filter((value) => value !== null))];
		const column = layout.headings[layout.columnOf.get(field) ?? -1] ?? '';
		const isNeeded = field === 'date' || field === 'debtorNumber';
		const isBad = group.some((member) => member.problems.some((problem) => problem.field === field));
		if (values.length > 1) {
			problems.push({ row, field, column, text: '', fault: { type: 'RowsDisagree', values: values.map(String) } });
		} else if (values.length === 0 && isNeeded && !isBad) {
			problems.push({ row, field, column, text: '', fault: { type: 'MissingValue' } });
		}
	}
	const lines = group.flatMap(({ line }) => line ?? []);
	const written = discountIn(group);
	const sum = sumCents(lines.map(lineAmount));
	const discount = directed(written, sum < 0);
	if (lines.length === group.length && !(discount && agree(discount, sum))) {
		const field = 'invoiceDiscountAmount';
		const column = layout.headings[layout.columnOf.get(field) ?? -1] ?? '';
		problems.push({ row, field, column, text: written.amount ?? '', fault: { type: 'NotADiscount' } });
	}
	if (group.length > lineLimit) {
		problems.push({ row, field: null, column: '', text: '', fault: { type: 'TooManyLines', limit: lineLimit } });
	}
	return problems;
}

const firstIn = <F extends keyof InvoiceHead>(group: readonly ReadRow[], field: F): InvoiceHead[F] | null =>
	group.find(({ head }) => head[field] !== null)?.head[field] ?? null;

const discountIn = (group: readonly ReadRow[]): StatedDiscount => ({
	percent: firstIn(group, 'invoiceDiscountPercent'),
	amount: firstIn(group, 'invoiceDiscountAmount')
});

function candidateOf(number: string, group: readonly ReadRow[], layout: Layout): InvoiceCandidate {
	const first = <F extends keyof InvoiceHead>(field: F) => firstIn(group, field);
	const type = first('type') ?? 'invoice';
	const notes = group.flatMap((row) => row.notes);
	const written = group.map(({ line }) => line!);
	const isTurned = type === 'credit-note' && totalsOf(written).gross < 0;
	const lines = isTurned ? written.map(turned) : written;
	if (isTurned) notes.push({ type: 'SignsTurned' });
	const stated = directed(discountIn(group), sumCents(written.map(lineAmount)) < 0);
	const discount = stated && discountOf(stated);
	const terms: SumTerms = {
		...(discount && { allowances: [isTurned ? turnedAllowance(discount) : discount] }),
		...(holdsVat((field) => layout.columnOf.has(field)) && { pricesIncludeVat: true })
	};
	const totals = totalsOf(lines, terms);
	if (type === 'invoice' && totals.gross < 0) notes.push({ type: 'BelowZero' });
	const gross = first('statedGross');
	const total = gross !== null && type === 'credit-note' && gross < 0 ? cents(0 - gross) : gross;
	const statedGross = total === totals.gross ? null : total;
	if (statedGross !== null) notes.push({ type: 'TotalDiffers', stated: statedGross, computed: totals.gross });
	const content = {
		number,
		type,
		date: first('date')!,
		dueDate: first('dueDate') ?? '',
		debtorNumber: first('debtorNumber')!,
		currency: first('currency'),
		orderReference: first('orderReference') ?? '',
		subject: first('subject') ?? '',
		correctsNumber: first('correctsNumber') ?? '',
		lines,
		...terms,
		...(first('selfBilled') && { selfBilled: true as const }),
		statedGross
	};
	const digest = digestJson(content as unknown as Json);
	return {
		...content,
		rows: group.map(({ row }) => row),
		totals,
		alreadySent: first('alreadySent') ?? false,
		notes,
		digest
	};
}

const turned = ({ allowances, ...line }: InvoiceLine): InvoiceLine => ({
	...line,
	quantity: canonical(big(line.quantity).times(-1)),
	...(allowances && { allowances: allowances.map(turnedAllowance) })
});

const turnedAllowance = ({ by, ...rest }: Allowance): Allowance => ({
	...rest,
	by: 'amount' in by ? { amount: cents(0 - by.amount) } : by
});
