import { paymentOf, termsOf, type Payment } from '#templates/content/payment.ts';
import { mostReasonLines, reasonParagraphs, reasonsOf } from '#templates/content/reasons.ts';
import { totalRows, type TotalRow } from '#templates/content/totals.ts';
import { sumOf } from '#templates/row-height.ts';
import type { Sheet } from '#templates/sheet.ts';
import { wrapAtSpaces, wrapBalanced } from '#templates/text.ts';
import { heights } from './measures.ts';

const boxRoom = 64;

/** What stands below the rows, measured before anything is drawn. */
export interface Closing {
	totals: TotalRow[];
	/** Each line with the white above it (mm). */
	box: { text: string; bold?: true; above: number }[];
	payment: Payment | null;
	terms: string[];
	/** Height (mm) from the last hairline to the end of the payment block. */
	height: number;
	/** Height (mm) of the terms with the white above them. */
	termsHeight: number;
}

/** Why some rows carry no VAT, broken into the lines of its box. */
const boxOf = (sheet: Sheet): Closing['box'] =>
	reasonsOf(sheet).flatMap(({ head, text }, order) => [
		...wrapAtSpaces(sheet.page, head, { size: 9, bold: true }, boxRoom).map((line, index) => ({
			text: line,
			bold: true as const,
			above: order > 0 && index === 0 ? 2 : 0
		})),
		...wrapBalanced(sheet.page, text, { size: 8.5 }, boxRoom, wrapAtSpaces).map((line, index) => ({
			text: line,
			above: index === 0 ? 0.4 : 0
		}))
	]);

/** Height of the box of reasons. */
export const boxHeight = (box: Closing['box']): number => sumOf(box.map(({ above }) => heights.box + above)) + 3.4;

/** Height from the last hairline to the white below the grand total, or below the box where that is higher. */
export function totalsHeight(totals: Closing['totals'], box: Closing['box']): number {
	const total = 7.6 + totals.length * heights.sum - heights.sum + 3.2 + 5.6;
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
		height: totalsHeight(totals, box) + (payment ? heights.payment : 0),
		termsHeight: terms.length > 0 ? (payment ? 5 : 9) + terms.length * heights.terms : 0
	};
}
