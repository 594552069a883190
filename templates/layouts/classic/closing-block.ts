import type { Payment } from '#templates/content/payment.ts';
import { grandTotal, type TotalRow } from '#templates/content/totals.ts';
import { tint } from '#templates/ink.ts';
import { drawQr } from '#templates/qr.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import type { Block, Part } from '#templates/stack.ts';
import { boxHeight, totalsHeight, type Closing } from './closing.ts';
import { at, heights } from './measures.ts';

const boxWidth = 71;
const codeSide = 26;

function drawBox(sheet: Sheet, box: Closing['box'], top: number): void {
	if (box.length === 0) return;
	sheet.page.rect(at.left, top, boxWidth, boxHeight(box), tint);
	let y = top + 4.8 - heights.box;
	for (const { text, bold, above } of box) {
		y += heights.box + above;
		sheet.write(text, at.left + 3.5, y, bold ? { size: 9, bold } : { size: 8.5 });
	}
}

const drawTotal = (sheet: Sheet, row: TotalRow, y: number): void => sheet.sum(row, at.totals, at.right, y, { size: 9 });

/** The grand total between its lines; y is the first of them. */
function drawGrandTotal(sheet: Sheet, top: number): void {
	sheet.ruled(at.totals, at.right, top);
	const y = top + 5.6;
	sheet.sum(grandTotal(sheet), at.totals, at.right, y, { size: 11, bold: true });
	sheet.ruled(at.totals, at.right, y + 2.2);
}

function drawTotals(sheet: Sheet, totals: Closing['totals'], top: number): void {
	totals.forEach((row, index) => drawTotal(sheet, row, top + 7.6 + index * heights.sum));
	drawGrandTotal(sheet, top + 7.6 + (totals.length - 1) * heights.sum + 3.2);
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

/** Totals, reasons and payment as a block; in its parts the terms go along. */
export function blockOf(sheet: Sheet, closing: Closing): Block {
	const { totals, box, payment, terms, height } = closing;
	return {
		height,
		whole(top) {
			drawBox(sheet, box, top + 4);
			drawTotals(sheet, totals, top);
			drawPayment(sheet, payment, top + totalsHeight(totals, box) + 8);
		},
		parts: () => [
			{ height: 3, draw: () => undefined, keeps: true },
			...totals.map((row, index): Part => ({
				height: heights.sum,
				draw: (y) => drawTotal(sheet, row, y + 4.6),
				keeps: index === totals.length - 1
			})),
			{ height: 16, draw: (y) => drawGrandTotal(sheet, y + 2.6) },
			...box.map(({ text, bold, above }): Part => ({
				height: heights.box + above,
				draw: (y) => sheet.write(text, at.left, y + above + 3.4, bold ? { size: 9, bold } : { size: 8.5 }),
				keeps: bold
			})),
			{ height: payment ? heights.payment : 4, draw: (y) => drawPayment(sheet, payment, y + 8) },
			...terms.map((line): Part => ({
				height: heights.terms,
				draw: (y) => sheet.write(line, at.left, y + 3.4, { size: 8.5 })
			}))
		]
	};
}

/** Draws lines of the terms; `top` is where the closing block ends. */
export function drawTerms(sheet: Sheet, closing: Closing, lines: string[], top: number): void {
	const first = top + (closing.payment ? 5 : 9);
	lines.forEach((line, index) => sheet.write(line, at.left, first + index * heights.terms, { size: 8.5 }));
}
