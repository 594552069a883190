import { paymentOf, termsOf, type Payment } from '#templates/content/payment.ts';
import { mostReasonLines, reasonParagraphs, reasonsOf } from '#templates/content/reasons.ts';
import { totalRows, type TotalRow } from '#templates/content/totals.ts';
import type { Sheet } from '#templates/sheet.ts';
import { wrapAtSpaces, wrapBalanced } from '#templates/text.ts';
import { at, down, heights } from './measures.ts';

const besideRoom = 70;
/** Terms longer than this many lines stand on pages of their own. */
const mostBeside = 14;

/** A line of the block beside the totals, with the white above it (mm). */
export interface SideLine {
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
	return lines.map((line, index) => ({ text: line, bold: false, above: index === 0 ? gap : heights.terms }));
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
		...terms.flatMap((text, index) => paragraph(sheet, text, index === 0 ? 5.4 : heights.terms + 1.6))
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
	const panelHeight = 17.5 + totals.length * heights.sum;
	const sideHeight = side.reduce((sum, line) => sum + line.above, 7.6 + 3);
	return {
		totals,
		side,
		payment,
		terms: [...apart, ...(isLong ? written : [])].flatMap((text) =>
			wrapBalanced(sheet.page, text, { size: 8.5 }, at.right - at.left)
		),
		height: heights.above + Math.max(panelHeight, sideHeight) + (payment ? heights.payment : 2),
		panelHeight
	};
}

/** Lines of the terms that a page of their own holds. */
export const termsOnPage = (sheet: Sheet): number =>
	Math.floor((down.closing + sheet.lower(2) - down.nextHead - 6) / heights.terms);
