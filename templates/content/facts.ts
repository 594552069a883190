import { date, period } from '#templates/format.ts';
import type { Sheet } from '#templates/sheet.ts';

/** Label and value. */
export type Fact = [name: string, value: string];

/** When the goods or services were supplied: the period, else the one day of all lines. Directive 2006/112/EC, Art. 226 (7). */
export function supplyOf({ invoice, words, locale, delivered }: Sheet): Fact {
	return invoice.periodFrom || invoice.periodTo
		? [words.period, period(invoice.periodFrom, invoice.periodTo, locale)]
		: [words.deliveryDate, date(delivered, locale)];
}

/** The facts of a document, its number first, without the empty ones; eight at most. */
export function factsOf(sheet: Sheet): Fact[] {
	const { invoice, words, locale } = sheet;
	const isCredit = invoice.type === 'credit-note';
	const facts: Fact[] = [
		[isCredit ? words.creditNoteNumber : words.invoiceNumber, invoice.number],
		[isCredit ? words.creditNoteDate : words.invoiceDate, date(invoice.date, locale)],
		isCredit ? [words.creditedInvoice, invoice.correctsNumber] : [words.dueDate, date(invoice.dueDate, locale)],
		supplyOf(sheet),
		[words.customerNumber, invoice.buyer.number],
		[words.order, invoice.orderReference],
		[words.reference, invoice.buyer.buyerReference],
		[words.buyerVatId, invoice.buyer.vatId]
	];
	return facts.filter(([, value]) => value);
}

/** What stands under the title: who wrote it, which invoice a credit note corrects, the subject, what prices hold. */
export function subjectsOf({ invoice, words, locale }: Sheet): string[] {
	const isCorrection = invoice.type === 'credit-note' && invoice.correctsNumber;
	const corrected = isCorrection ? words.creditFor(invoice.correctsNumber, date(invoice.correctsDate, locale)) : '';
	const withVat = invoice.pricesIncludeVat ? words.withVat : '';
	return [invoice.selfBilled ? words.selfBilled : '', corrected, invoice.subject, withVat].filter(Boolean);
}
