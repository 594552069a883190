import { paymentOf, termsOf, type Payment } from '#templates/content/payment.ts';
import { mostReasonLines, reasonParagraphs, reasonsOf } from '#templates/content/reasons.ts';
import { grandTotal, totalRows, type TotalRow } from '#templates/content/totals.ts';
import { tint } from '#templates/ink.ts';
import { drawQr } from '#templates/qr.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { wrapAtSpaces, wrapBalanced } from '#templates/text.ts';
import { at } from './measures.ts';

const totalStep = 5.2;
const boxWidth = 71;
const boxRoom = 64;
const boxStep = 4.2;
const termsStep = 4.1;
const paymentHeight = 40;
const codeSide = 26;

/** What stands below the rows, measured before anything is drawn. */
export interface Closing {
	totals: TotalRow[];
	box: { text: string; bold: boolean }[];
	payment: Payment | null;
	terms: string[];
	/** Height (mm) from the last hairline to the end of the payment block. */
	height: number;
	/** Height (mm) of the terms with the white above them. */
	termsHeight: number;
}

/** Why some rows carry no VAT, broken into the lines of its box. */
const boxOf = (sheet: Sheet): Closing['box'] =>
	reasonsOf(sheet).flatMap(({ head, text }) => [
		...wrapAtSpaces(sheet.page, head, { size: 9, bold: true }, boxRoom).map((line) => ({ text: line, bold: true })),
		...wrapAtSpaces(sheet.page, text, { size: 8.5 }, boxRoom).map((line) => ({ text: line, bold: false }))
	]);

const boxHeight = (box: Closing['box']): number => box.length * boxStep + 3.8;

/** Height from the last hairline to the white below the grand total, or below the box where that is higher. */
function totalsHeight(totals: Closing['totals'], box: Closing['box']): number {
	const total = 7.6 + totals.length * totalStep - totalStep + 3.2 + 5.6;
	return Math.max(total + 4, box.length > 0 ? 4 + boxHeight(box) + 1 : 0);
}

/** Measures the closing block. */
export function closingOf(sheet: Sheet): Closing {
	const totals = totalRows(sheet);
	const reasons = boxOf(sheet);
	const isLong = reasons.length > mostReasonLines;
	const box = isLong ? [] : reasons;
	const payment = paymentOf(sheet);
	const terms = [...(isLong ? reasonParagraphs(sheet) : []), ...termsOf(sheet)].flatMap((paragraph) =>
		wrapBalanced(sheet.page, paragraph, { size: 8.5 }, 160)
	);
	return {
		totals,
		box,
		payment,
		terms,
		height: totalsHeight(totals, box) + (payment ? paymentHeight : 0),
		termsHeight: terms.length > 0 ? (payment ? 5 : 9) + terms.length * termsStep : 0
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
	const [name, value] = grandTotal(sheet);
	const room = at.right - at.totals - sheet.page.widthOf(value, { size: 11, bold: true }) - 3;
	sheet.fit(name, at.totals, y, room, 6, { size: 11, bold: true });
	sheet.writeEnd(value, at.right, y, { size: 11, bold: true });
	sheet.ruled(at.totals, at.right, y + 2.2);
}

/** The payment code at the left, where there is one, and beside it how to pay in words. */
function drawPayment(sheet: Sheet, payment: Payment | null, top: number): void {
	if (!payment) return;
	const x = payment.code === null ? at.left : 58;
	if (payment.code !== null) {
		drawQr(sheet.page, payment.code, at.left, top, codeSide);
		sheet.write(sheet.words.code, at.left, top + codeSide + 3.6, label(7));
	}
	sheet.write(payment.head, x, top + 2.6, { size: 9.5, bold: true });
	payment.rows.forEach(([name, value, weight], index) => {
		const y = top + 8.2 + index * 4.9;
		sheet.write(name, x, y, label(8));
		sheet.fit(value, x + 34, y, at.right - x - 34, 6, weight === 'bold' ? { size: 9, bold: true } : { size: 9 });
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
	const first = top + (closing.payment ? 5 : 9);
	lines.forEach((line, index) => sheet.write(line, at.left, first + index * termsStep, { size: 8.5 }));
}
