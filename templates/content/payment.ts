import { epcPayload } from '#domain/epc-qr.ts';
import { paymentReference } from '#domain/payment-reference.ts';
import { date, grouped, money } from '#templates/format.ts';
import type { Sheet } from '#templates/sheet.ts';

/** How to pay. */
export interface Payment {
	head: string;
	rows: [name: string, value: string, weight: 'bold' | 'plain'][];
	/** The text of the payment code, or null where none is drawn. */
	code: string | null;
}

/** How to pay; null for a credit note, or where nothing is due. */
export function paymentOf({ invoice, issuer, words, locale }: Sheet): Payment | null {
	const { totals, currency, number, language } = invoice;
	if (invoice.type === 'credit-note' || totals.gross <= 0) return null;
	const reference = paymentReference(number, issuer.referenceKind ?? 'number');
	const text = reference.text.replaceAll(' ', '\u00a0');
	const rows: Payment['rows'] = [
		[words.payable, money(totals.gross, currency, language), 'bold'],
		['IBAN', grouped(issuer.iban), 'plain'],
		['BIC', issuer.bic, 'plain'],
		[words.payee, issuer.name, 'plain'],
		[words.paymentReference, text, 'bold']
	];
	const { name, iban, bic } = issuer;
	const isEuro = issuer.paymentCode === true && currency === 'EUR';
	return {
		head: invoice.dueDate ? words.payBy(date(invoice.dueDate, locale)) : words.pay,
		rows: rows.filter(([, value]) => value),
		code: isEuro ? epcPayload({ name, iban, bic, amount: totals.gross, rf: reference.rf, text: reference.text }) : null
	};
}

/** The rows with the reference first, where there is one, for people get it wrong most; the amount last and plain. */
export function referenceFirst({ rows: [payable, ...rest] }: Payment): Payment['rows'] {
	const reference = rest.filter(([, , weight]) => weight === 'bold');
	const [name, value] = payable!;
	return [...reference, ...rest.filter(([, , weight]) => weight === 'plain'), [name, value, 'plain']];
}

/** The terms of the issuer; on a credit note only that nothing is to be paid. */
export const termsOf = ({ invoice, issuer, words }: Sheet): string[] =>
	(invoice.type === 'credit-note' ? words.nothingToPay : issuer.terms[invoice.language]).split('\n');
