import type { Decimal } from '#domain/decimal.ts';
import type { InvoiceType } from '#domain/invoice.ts';
import type { Currency } from '#domain/money.ts';
import { centsOf, type Cents } from '#domain/money.ts';
import { err, ok } from '#domain/result.ts';
import { readDate } from './dates.ts';
import { readInvoiceDiscount } from './discounts.ts';
import type { CellFault } from './fault.ts';
import type { InvoiceField } from './fields.ts';
import type { Layout } from './layout.ts';
import type { RowReader } from './row-reader.ts';
import { readAnswer, readCurrency, readInvoiceType } from './vocabulary.ts';

/** What a row says of its invoice; null where the cell is empty or the file has no such column. */
export interface InvoiceHead {
	date: string | null;
	debtorNumber: string | null;
	dueDate: string | null;
	type: InvoiceType | null;
	correctsNumber: string | null;
	currency: Currency | null;
	orderReference: string | null;
	subject: string | null;
	statedGross: Cents | null;
	alreadySent: boolean | null;
	selfBilled: boolean | null;
	invoiceDiscountPercent: Decimal | null;
	invoiceDiscountAmount: Decimal | null;
}

/** What an invoice has once: the columns of a head. */
export const headFields = [
	'date',
	'debtorNumber',
	'dueDate',
	'type',
	'correctsNumber',
	'currency',
	'orderReference',
	'subject',
	'statedGross',
	'alreadySent',
	'selfBilled',
	'invoiceDiscountPercent',
	'invoiceDiscountAmount'
] as const satisfies readonly InvoiceField[];

/** Reads what a row says of its invoice. */
export function readHead(reader: RowReader, layout: Layout): InvoiceHead {
	const stated = reader.number('statedGross');
	// A finished PDF has no sums to take a discount off, and says itself who wrote it.
	const isWritten = layout.kind === 'invoices';
	const discount = isWritten ? readInvoiceDiscount(reader) : null;
	return {
		date: reader.date('date'),
		debtorNumber: reader.text('debtorNumber') || null,
		dueDate: reader.date('dueDate'),
		type: reader.optional('type', (text) => known(readInvoiceType(text), { type: 'UnknownInvoiceType' })),
		correctsNumber: reader.text('correctsNumber') || null,
		currency: reader.optional('currency', (text) => known(readCurrency(text), { type: 'UnknownCurrency' })),
		orderReference: reader.text('orderReference') || null,
		subject: reader.text('subject') || null,
		statedGross: stated && centsOf(stated),
		alreadySent: reader.optional('alreadySent', (text) => known(answerOf(text, layout), { type: 'UnknownAnswer' })),
		selfBilled: isWritten ? readSelfBilled(reader) : null,
		invoiceDiscountPercent: discount?.percent ?? null,
		invoiceDiscountAmount: discount?.amount ?? null
	};
}

const readSelfBilled = (reader: RowReader): boolean | null =>
	reader.optional('selfBilled', (text) => known(readAnswer(text), { type: 'UnknownAnswer' }));

/** A column such as "Sent on" answers yes by a date. */
const answerOf = (text: string, layout: Layout): boolean | null =>
	readAnswer(text) ?? (readDate(text, layout.dateOrder ?? 'dmy').ok ? true : null);

const known = <T>(value: T | null, fault: CellFault) => (value === null ? err(fault) : ok(value));
