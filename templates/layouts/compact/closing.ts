import { paymentOf, termsOf, type Payment } from '#templates/content/payment.ts';
import { mostReasonLines, reasonParagraphs, reasonsOf } from '#templates/content/reasons.ts';
import { totalRows, type TotalRow } from '#templates/content/totals.ts';
import { sumOf } from '#templates/row-height.ts';
import type { Sheet } from '#templates/sheet.ts';
import { wrapBalanced } from '#templates/text.ts';
import { at, codeSide, down, heights } from './measures.ts';

const termsRoom = 72;
/** Terms of more lines than these stand on pages of their own. */
const mostBeside = 12;

/** A line of the block below the totals, with the white above it (mm). */
export interface SideLine {
	text: string;
	bold: boolean;
	above: number;
}

/** What stands below the rows, measured before anything is drawn. */
export interface Closing {
	totals: TotalRow[];
	/** Reasons without VAT and short terms, at the right below the totals. */
	side: SideLine[];
	payment: Payment | null;
	terms: string[];
	/** Heights (mm): of the sums, and of everything. */
	sums: number;
	height: number;
}

/** Why there is no VAT, then the terms, each under its head. */
function sideOf(sheet: Sheet, terms: readonly string[]): SideLine[] {
	const lines = (text: string, bold: boolean, first: number, step: number) =>
		wrapBalanced(sheet.page, text, bold ? { size: 8.5, bold } : { size: 7.5 }, termsRoom).map(
			(line, index): SideLine => ({ text: line, bold, above: index === 0 ? first : step })
		);
	const head = (text: string, isFirst: boolean) => lines(text, true, isFirst ? 2.6 : 6.4, 3.9);
	const prose = (text: string, first: number) => lines(text, false, first, heights.terms);
	const reasons = reasonsOf(sheet).flatMap((reason, index) => [
		...head(reason.head, index === 0),
		...prose(reason.text, 4.2)
	]);
	const shown = reasons.length > mostReasonLines ? [] : reasons;
	if (terms.length === 0) return shown;
	const isNamed = sheet.invoice.type !== 'credit-note';
	const above = isNamed ? 4.2 : shown.length > 0 ? 5 : 2.6;
	return [
		...shown,
		...(isNamed ? head(sheet.words.terms, shown.length === 0) : []),
		...terms.flatMap((text, index) => prose(text, index === 0 ? above : heights.terms))
	];
}

/** Measures the closing block. */
export function closingOf(sheet: Sheet): Closing {
	const totals = totalRows(sheet);
	const written = termsOf(sheet).filter((text) => text.trim());
	const isLong =
		written.flatMap((text) => wrapBalanced(sheet.page, text, { size: 7.5 }, termsRoom)).length > mostBeside;
	const side = sideOf(sheet, isLong ? [] : written);
	const apart = sideOf(sheet, []).length === 0 ? reasonParagraphs(sheet) : [];
	const payment = paymentOf(sheet);
	const rates = sheet.invoice.totals.rows.length;
	const sums = Math.max(6.5 + totals.length * heights.sum + 8, 11.5 + (rates + 1) * heights.rate + 2);
	const below = Math.max(payment ? codeSide + 5 : 0, sumOf(side.map(({ above }) => above)) + 1);
	return {
		totals,
		side,
		payment,
		terms: [...apart, ...(isLong ? written : [])].flatMap((text) =>
			wrapBalanced(sheet.page, text, { size: 8 }, at.right - at.left)
		),
		sums,
		height: sums + (payment || side.length > 0 ? 7 + below : 0)
	};
}

/** Lines of the terms that a page of their own holds. */
export const termsOnPage = (sheet: Sheet): number => Math.floor((down.closing + sheet.lower(2) - 34) / 4);
