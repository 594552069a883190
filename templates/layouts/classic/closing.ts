import type { VatCategory } from '#domain/invoice.ts';
import { amount, date, grouped, money, percent } from '#templates/format.ts';
import { wrapAtSpaces, wrapBalanced } from '#templates/text.ts';
import { at, tint } from './measures.ts';
import { label, type Sheet } from './sheet.ts';

const totalStep = 5.2;
const boxWidth = 71;
const boxRoom = 64;
const boxStep = 4.2;
const termsStep = 4.1;
const paymentHeight = 40;

/** What stands below the rows, measured before anything is drawn. */
export interface Closing {
	totals: [string, string][];
	box: { text: string; bold: boolean }[];
	payment: [string, string, 'bold' | 'plain'][];
	terms: string[];
	/** Height (mm) from the last hairline to the end of the payment block. */
	height: number;
	/** Height (mm) of the terms with the white above them. */
	termsHeight: number;
}

function totalsOf({ invoice, words, locale: { language } }: Sheet): [string, string][] {
	const exempt = (category: VatCategory) => (category === 'S' ? '' : words.exemptions[category].short);
	return [
		[words.net, amount(invoice.totals.net, language)],
		...invoice.totals.rows.map(({ rate, category, base, vat }): [string, string] => [
			words.vatRow(percent(rate, language), exempt(category), amount(base, language)),
			amount(vat, language)
		])
	];
}

/** Why some rows carry no VAT, in the words that the law wants. */
function reasonsOf({ invoice, words, page }: Sheet): Closing['box'] {
	const reasons = invoice.totals.rows.flatMap(({ category }) =>
		category === 'S' ? [] : (words.exemptions[category].reason ?? [])
	);
	return reasons.flatMap(({ head, text }) => [
		...wrapAtSpaces(page, head, { size: 9, bold: true }, boxRoom).map((line) => ({ text: line, bold: true })),
		...wrapAtSpaces(page, text, { size: 8.5 }, boxRoom).map((line) => ({ text: line, bold: false }))
	]);
}

/** Nothing is asked for by a credit note, or where nothing is due. */
function paymentOf({ invoice, issuer, words }: Sheet): Closing['payment'] {
	if (invoice.type === 'credit-note' || invoice.totals.gross <= 0) return [];
	const rows: Closing['payment'] = [
		[words.payable, money(invoice.totals.gross, invoice.currency, invoice.language), 'bold'],
		['IBAN', grouped(issuer.iban), 'plain'],
		['BIC', issuer.bic, 'plain'],
		[words.payee, issuer.name, 'plain'],
		[words.paymentReference, invoice.number, 'bold']
	];
	return rows.filter(([, value]) => value);
}

/** The terms of the issuer; on a credit note only that nothing is to be paid. */
const termsOf = ({ invoice, issuer, words, page }: Sheet): string[] =>
	(invoice.type === 'credit-note' ? words.nothingToPay : issuer.terms[invoice.language])
		.split('\n')
		.flatMap((paragraph) => wrapBalanced(page, paragraph, { size: 8.5 }, 160));

const boxHeight = (box: Closing['box']): number => box.length * boxStep + 3.8;

/** Height from the last hairline to the white below the grand total, or below the box where that is higher. */
function totalsHeight(totals: Closing['totals'], box: Closing['box']): number {
	const total = 7.6 + totals.length * totalStep - totalStep + 3.2 + 5.6;
	return Math.max(total + 4, box.length > 0 ? 4 + boxHeight(box) + 1 : 0);
}

/** Measures the closing block. */
export function closingOf(sheet: Sheet): Closing {
	const totals = totalsOf(sheet);
	const box = reasonsOf(sheet);
	const payment = paymentOf(sheet);
	const terms = termsOf(sheet);
	const isPaid = payment.length > 0;
	return {
		totals,
		box,
		payment,
		terms,
		height: totalsHeight(totals, box) + (isPaid ? paymentHeight : 0),
		termsHeight: terms.length > 0 ? (isPaid ? 5 : 9) + terms.length * termsStep : 0
	};
}

function drawBox(sheet: Sheet, box: Closing['box'], top: number): void {
	if (box.length === 0) return;
	sheet.page.rect(at.left, top, boxWidth, boxHeight(box), tint);
	let y = top + 4.8;
	box.forEach(({ text, bold }, index) => {
		if (!bold && box[index - 1]?.bold) y += 0.4;
		sheet.write(text, at.left + 3.5, y, bold ? { size: 9, bold: true } : { size: 8.5 });
		y += boxStep;
	});
}

function drawTotals(sheet: Sheet, totals: Closing['totals'], top: number): void {
	const { invoice, words } = sheet;
	let y = top + 7.6;
	for (const [name, value] of totals) {
		const room = at.right - at.totals - sheet.page.widthOf(value, { size: 9 }) - 3;
		sheet.fit(name, at.totals, y, room, 6, { size: 9 });
		sheet.writeEnd(value, at.right, y, { size: 9 });
		y += totalStep;
	}
	y += 3.2 - totalStep;
	sheet.ruled(at.totals, at.right, y);
	y += 5.6;
	sheet.write(invoice.type === 'credit-note' ? words.credited : words.total, at.totals, y, { size: 11, bold: true });
	sheet.writeEnd(money(invoice.totals.gross, invoice.currency, invoice.language), at.right, y, {
		size: 11,
		bold: true
	});
	sheet.ruled(at.totals, at.right, y + 2.2);
}

function drawPayment(sheet: Sheet, payment: Closing['payment'], top: number): void {
	if (payment.length === 0) return;
	const { invoice, words, locale } = sheet;
	const head = invoice.dueDate ? words.payBy(date(invoice.dueDate, locale)) : words.pay;
	sheet.write(head, at.left, top + 2.6, { size: 9.5, bold: true });
	payment.forEach(([name, value, weight], index) => {
		const y = top + 8.2 + index * 4.9;
		sheet.write(name, at.left, y, label(8));
		sheet.fit(
			value,
			at.left + 34,
			y,
			at.right - at.left - 34,
			6,
			weight === 'bold' ? { size: 9, bold: true } : { size: 9 }
		);
	});
}

/** Draws totals, reasons and payment; `top` is the last hairline. */
export function drawClosing(sheet: Sheet, closing: Closing, top: number): void {
	drawBox(sheet, closing.box, top + 4);
	drawTotals(sheet, closing.totals, top);
	drawPayment(sheet, closing.payment, top + totalsHeight(closing.totals, closing.box) + 8);
}

/** Draws lines of the terms; `top` is where the closing block ends. */
export function drawTerms(sheet: Sheet, closing: Closing, lines: string[], top: number): void {
	const first = top + (closing.payment.length > 0 ? 5 : 9);
	lines.forEach((line, index) => sheet.write(line, at.left, first + index * termsStep, { size: 8.5 }));
}
