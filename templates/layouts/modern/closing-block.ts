import { referenceFirst, type Payment } from '#templates/content/payment.ts';
import { grandTotal, type TotalRow } from '#templates/content/totals.ts';
import { tint } from '#templates/ink.ts';
import { drawQr } from '#templates/qr.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import type { Block, Part } from '#templates/stack.ts';
import type { Closing, SideLine } from './closing.ts';
import { at, down, heights } from './measures.ts';

const codeSide = 28;
/** How far the grounds of neighbouring rows overlap, so that no line shows between them (mm). */
const seam = 0.1;

const drawPanel = ({ page }: Sheet, top: number, height: number): void =>
	page.rect(at.panel, top, at.panelEnd - at.panel, height, tint);

const drawTotal = (sheet: Sheet, row: TotalRow, y: number): void =>
	sheet.sum(row, at.totals, at.right, y, { size: 9.5 }, { size: 9 });

/** The grand total below its line, which y is. */
function drawGrandTotal(sheet: Sheet, y: number): void {
	sheet.ruled(at.totals, at.right, y);
	sheet.sum(grandTotal(sheet), at.totals, at.right, y + 7, { size: 12, bold: true });
}

function drawTotals(sheet: Sheet, { totals, panelHeight }: Closing, top: number): void {
	drawPanel(sheet, top, panelHeight);
	totals.forEach((row, index) => drawTotal(sheet, row, top + 7.6 + index * heights.sum));
	drawGrandTotal(sheet, top + 7.6 + (totals.length - 1) * heights.sum + 3.6);
}

function drawPayment(sheet: Sheet, payment: Payment, top: number): void {
	const hasCode = payment.code !== null;
	const x = hasCode ? at.beside : at.left;
	const valueAt = x + at.besideValue - at.beside;
	if (payment.code !== null) drawQr(sheet.page, payment.code, at.left, top, codeSide);
	sheet.write(payment.head, x, top + 3, { size: 11, bold: true });
	referenceFirst(payment).forEach(([name, value, weight], index) => {
		const y = top + 9.4 + index * 5.4;
		sheet.write(name, x, y, label(8));
		const style = weight === 'bold' ? { size: 11, bold: true as const } : { size: 9.5 };
		sheet.fit(value, valueAt, y, at.right - valueAt, 6, style);
	});
}

const drawSide = (sheet: Sheet, { text, bold }: SideLine, y: number): void =>
	sheet.write(text, at.left, y, bold ? { size: 9.5, bold: true } : { size: 8.5 });

/** Reasons, terms, totals and payment as a block. */
export function blockOf(sheet: Sheet, closing: Closing): Block {
	const { totals, side, payment, height } = closing;
	return {
		height,
		whole(top) {
			drawTotals(sheet, closing, top + heights.above);
			let y = top + heights.above + 7.6;
			for (const line of side) drawSide(sheet, line, (y += line.above));
			if (payment) drawPayment(sheet, payment, top + height - heights.payment + 8);
		},
		parts: () => [
			{ height: heights.above, draw: () => undefined, keeps: true },
			...totals.map((row, index): Part => ({
				height: heights.sum,
				draw(y) {
					drawPanel(sheet, y, heights.sum + seam);
					drawTotal(sheet, row, y + 4.4);
				},
				keeps: index === totals.length - 1
			})),
			{
				height: 13.5,
				draw(y) {
					drawPanel(sheet, y, 13.5);
					drawGrandTotal(sheet, y + 2.2);
				}
			},
			{ height: side.length > 0 ? 3 : 0, draw: () => undefined, keeps: true },
			...side.map((line): Part => ({
				height: Math.max(line.above, heights.terms),
				draw: (y) => drawSide(sheet, line, y + Math.max(line.above, heights.terms) - 1),
				keeps: line.bold
			})),
			{ height: payment ? heights.payment : 0, draw: (y) => payment && drawPayment(sheet, payment, y + 8) }
		]
	};
}

/** Lines of long terms on a page of their own. */
export function drawTerms(sheet: Sheet, lines: readonly string[]): void {
	sheet.write(sheet.words.terms, at.left, down.nextHead, { size: 9.5, bold: true });
	lines.forEach((line, index) => sheet.write(line, at.left, down.nextHead + 6 + index * heights.terms, { size: 8.5 }));
}
