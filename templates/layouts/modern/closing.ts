import { paymentOf, termsOf, type Payment } from '#templates/content/payment.ts';
import { mostReasonLines, reasonParagraphs, reasonsOf } from '#templates/content/reasons.ts';
import { grandTotal, totalRows, type TotalRow } from '#templates/content/totals.ts';
import { tint } from '#templates/ink.ts';
import { drawQr } from '#templates/qr.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { wrapAtSpaces, wrapBalanced } from '#templates/text.ts';
import { at, down } from './measures.ts';

const step = 5.8;
const above = 6.5;
const besideRoom = 70;
/** Terms longer than this many lines stand on pages of their own. */
const mostBeside = 14;
const termsStep = 4.1;
const codeSide = 28;
/** With the white of 8 above it. */
const paymentHeight = 41;

/** A line of the block beside the totals, with the white above it (mm). */
interface SideLine {
	text: string;
	bold: boolean;
	above: number;
}

/** What stands below the rows, measured before anything is drawn. */
export interface Closing {
	totals: TotalRow[];
	side: SideLine[];
	payment: Payment | null;
	/** Terms that are too long to stand beside the totals. */
	terms: string[];
	/** Height (mm) from the last hairline to the end of the payment block. */
	height: number;
	panelHeight: number;
}

function paragraph(sheet: Sheet, text: string, gap: number): SideLine[] {
	const lines = wrapBalanced(sheet.page, text, { size: 8.5 }, besideRoom);
	return lines.map((line, index) => ({ text: line, bold: false, above: index === 0 ? gap : termsStep }));
}

/** Why there is no VAT, then the terms, each under its head. */
function sideOf(sheet: Sheet, terms: readonly string[]): SideLine[] {
	const head = (text: string, gap: number): SideLine[] =>
		wrapAtSpaces(sheet.page, text, { size: 9.5, bold: true }, besideRoom).map((line, index) => ({
			text: line,
			bold: true,
			above: index === 0 ? gap : 4.6
		}));
	const reasons = reasonsOf(sheet).flatMap((reason, index) => [
		...head(reason.head, index === 0 ? 0 : 7),
		...paragraph(sheet, reason.text, 5.4)
	]);
	const shown = reasons.length > mostReasonLines ? [] : reasons;
	if (terms.length === 0) return shown;
	return [
		...shown,
		...(sheet.invoice.type === 'credit-note' ? [] : head(sheet.words.terms, shown.length > 0 ? 7 : 0)),
		...terms.flatMap((text, index) => paragraph(sheet, text, index === 0 ? 5.4 : termsStep + 1.6))
	];
}

/** Measures the closing block. */
export function closingOf(sheet: Sheet): Closing {
	const totals = totalRows(sheet);
	const written = termsOf(sheet).filter((text) => text.trim());
	const apart = sideOf(sheet, []).length === 0 ? reasonParagraphs(sheet) : [];
	const lines = written.flatMap((text) => wrapBalanced(sheet.page, text, { size: 8.5 }, besideRoom));
	const isLong = lines.length > mostBeside;
	const side = sideOf(sheet, isLong ? [] : written);
	const payment = paymentOf(sheet);
	const panelHeight = 17.5 + totals.length * step;
	const sideHeight = side.reduce((sum, line) => sum + line.above, 7.6 + 3);
	return {
		totals,
		side,
		payment,
		terms: [...apart, ...(isLong ? written : [])].flatMap((text) =>
			wrapBalanced(sheet.page, text, { size: 8.5 }, at.right - at.left)
		),
		height: above + Math.max(panelHeight, sideHeight) + (payment ? paymentHeight : 2),
		panelHeight
	};
}

function drawTotals(sheet: Sheet, { totals, panelHeight }: Closing, top: number): void {
	sheet.page.rect(at.panel, top, at.panelEnd - at.panel, panelHeight, tint);
	let y = top + 7.6;
	for (const [name, value] of totals) {
		const room = at.right - at.totals - sheet.page.widthOf(value, { size: 9.5 }) - 3;
		sheet.fit(name, at.totals, y, room, 6, { size: 9 });
		sheet.writeEnd(value, at.right, y, { size: 9.5 });
		y += step;
	}
	y += 3.6 - step;
	sheet.ruled(at.totals, at.right, y);
	const [name, value] = grandTotal(sheet);
	const room = at.right - at.totals - sheet.page.widthOf(value, { size: 12, bold: true }) - 3;
	sheet.fit(name, at.totals, y + 7, room, 6, { size: 12, bold: true });
	sheet.writeEnd(value, at.right, y + 7, { size: 12, bold: true });
}

/** The reference comes first: it is what people get wrong. */
function drawPayment(sheet: Sheet, payment: Payment, top: number): void {
	const hasCode = payment.code !== null;
	const x = hasCode ? at.beside : at.left;
	const valueAt = x + at.besideValue - at.beside;
	if (payment.code !== null) drawQr(sheet.page, payment.code, at.left, top, codeSide);
	sheet.write(payment.head, x, top + 3, { size: 11, bold: true });
	const [payable, ...rows] = payment.rows;
	const reference = rows.pop();
	[reference!, ...rows, payable!].forEach(([name, value], index) => {
		const y = top + 9.4 + index * 5.4;
		sheet.write(name, x, y, label(8));
		const style = index === 0 ? { size: 11, bold: true as const } : { size: 9.5 };
		sheet.fit(value, valueAt, y, at.right - valueAt, 6, style);
	});
}

/** Draws reasons, terms, totals and payment; `top` is the last hairline. */
export function drawClosing(sheet: Sheet, closing: Closing, top: number): void {
	drawTotals(sheet, closing, top + above);
	let y = top + above + 7.6;
	for (const line of closing.side) {
		y += line.above;
		sheet.write(line.text, at.left, y, line.bold ? { size: 9.5, bold: true } : { size: 8.5 });
	}
	if (closing.payment) drawPayment(sheet, closing.payment, top + closing.height - paymentHeight + 8);
}

/** Lines of long terms on a page of their own. */
export function drawTerms(sheet: Sheet, lines: readonly string[]): void {
	sheet.write(sheet.words.terms, at.left, down.nextHead, { size: 9.5, bold: true });
	lines.forEach((line, index) => sheet.write(line, at.left, down.nextHead + 6 + index * termsStep, { size: 8.5 }));
}

/** Lines of the terms that a page of their own holds. */
export const termsOnPage = (sheet: Sheet): number =>
	Math.floor((down.closing + sheet.lower(2) - down.nextHead - 6) / termsStep);
