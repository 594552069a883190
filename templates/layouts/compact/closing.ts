import { paymentOf, termsOf, type Payment } from '#templates/content/payment.ts';
import { mostReasonLines, reasonParagraphs, reasonsOf } from '#templates/content/reasons.ts';
import { sizeFor } from '#templates/content/numbers.ts';
import { grandTotal, totalRows, type TotalRow } from '#templates/content/totals.ts';
import { amount, percent } from '#templates/format.ts';
import { sumCents } from '#domain/money.ts';
import { drawQr } from '#templates/qr.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { wrapBalanced } from '#templates/text.ts';
import { at, down } from './measures.ts';

const step = 4.7;
const rateStep = 4.3;
const termsStep = 3.5;
const termsRoom = 72;
/** Terms of more lines than these stand on pages of their own. */
const mostBeside = 12;
const codeSide = 26;
/** Ends of the columns of the table of rates. */
const rateEnds = [58, 80, 104] as const;

/** What stands below the rows, measured before anything is drawn. */
export interface Closing {
	totals: TotalRow[];
	/** Reasons without VAT and short terms, at the right below the totals. */
	side: { text: string; bold: boolean }[];
	payment: Payment | null;
	terms: string[];
	/** Heights (mm): of the sums, and of everything. */
	sums: number;
	height: number;
}

function sideOf(sheet: Sheet, terms: readonly string[]): Closing['side'] {
	const lines = (text: string, bold: boolean) =>
		wrapBalanced(sheet.page, text, bold ? { size: 8.5, bold } : { size: 7.5 }, termsRoom).map((line) => ({
			text: line,
			bold
		}));
	const reasons = reasonsOf(sheet).flatMap(({ head, text }) => [...lines(head, true), ...lines(text, false)]);
	const shown = reasons.length > mostReasonLines ? [] : reasons;
	if (terms.length === 0) return shown;
	const head = sheet.invoice.type === 'credit-note' ? [] : lines(sheet.words.terms, true);
	return [...shown, ...head, ...terms.flatMap((text) => lines(text, false))];
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
	const sums = Math.max(6.5 + totals.length * step + 8, 11.5 + (rates + 1) * rateStep + 2);
	const below = Math.max(
		payment ? codeSide + 5 : 0,
		side.length * termsStep + side.filter(({ bold }) => bold).length * 2.4
	);
	return {
		totals,
		side,
		payment,
		terms: [...apart, ...(isLong ? written : [])].flatMap((text) =>
			wrapBalanced(sheet.page, text, { size: 8 }, at.right - at.left)
		),
		sums,
		height: sums + (below > 0 ? 7 + below : 0)
	};
}

/** Net, VAT and gross of each rate. */
function drawRates(sheet: Sheet, top: number): void {
	const { invoice, words, locale } = sheet;
	const written = (cents: Parameters<typeof amount>[0]) => amount(cents, locale.language);
	const put = (y: number, style: Parameters<Sheet['write']>[3], name: string, ...cells: string[]) => {
		sheet.write(name, at.left, y, style);
		cells.forEach((cell, index) => {
			const room = rateEnds[index]! - (rateEnds[index - 1] ?? at.left + 12) - 1.5;
			sheet.writeEnd(cell, rateEnds[index]!, y, { ...style, size: sizeFor(sheet.page, [cell], style, room) });
		});
	};
	sheet.write(words.vatPerRate, at.left, top + 6.5, { size: 8.5, bold: true });
	put(top + 11.5, label(7), words.vat, words.base, words.vat, words.together);
	sheet.hairline(at.left, rateEnds[2], top + 13);
	const { rows, net, vat, gross } = invoice.totals;
	rows.forEach(({ category, rate, base, vat: ofRate }, index) => {
		const name = category === 'S' || category === 'Z' ? percent(rate, locale.language) : category;
		put(
			top + 16.8 + index * rateStep,
			{ size: 8 },
			name,
			written(base),
			written(ofRate),
			written(sumCents([base, ofRate]))
		);
	});
	const y = top + 16.8 + rows.length * rateStep;
	sheet.hairline(at.left, rateEnds[2], y - 3.2);
	put(y, { size: 8, bold: true }, words.together, written(net), written(vat), written(gross));
}

function drawTotals(sheet: Sheet, totals: readonly TotalRow[], top: number): void {
	let y = top + 6.5;
	for (const [name, value] of totals) {
		const room = at.innerEnd - at.totals - sheet.page.widthOf(value, { size: 8.5 }) - 3;
		sheet.fit(name, at.totals, y, room, 6, { size: 8.5 });
		sheet.writeEnd(value, at.innerEnd, y, { size: 8.5 });
		y += step;
	}
	sheet.ruled(at.totals, at.right, y - 1.8);
	const [name, value] = grandTotal(sheet);
	const room = at.innerEnd - at.totals - sheet.page.widthOf(value, { size: 11, bold: true }) - 3;
	sheet.fit(name, at.totals, y + 3.4, room, 6, { size: 11, bold: true });
	sheet.writeEnd(value, at.innerEnd, y + 3.4, { size: 11, bold: true });
}

/** The reference comes first: it is what people get wrong. */
function drawPayment(sheet: Sheet, payment: Payment, top: number): void {
	const x = payment.code === null ? at.left : 50;
	if (payment.code !== null) drawQr(sheet.page, payment.code, at.left, top, codeSide);
	sheet.fit(payment.head, x, top + 2.6, at.totals - x - 4, 6, { size: 9.5, bold: true });
	const [payable, ...rows] = payment.rows;
	const reference = rows.pop();
	[reference!, ...rows, payable!].forEach(([name, value], index) => {
		const y = top + 7.8 + index * 4.6;
		sheet.fit(name, x, y, 22, 5.5, label(7.5));
		const style = index === 0 ? { size: 9.5, bold: true as const } : { size: 8.5 };
		sheet.fit(value, x + 23, y, at.totals - x - 27, 6, style);
	});
}

/** Draws sums, payment and terms; `top` is where the days end. */
export function drawClosing(sheet: Sheet, closing: Closing, top: number): void {
	sheet.ruled(at.left, at.right, top);
	drawRates(sheet, top);
	drawTotals(sheet, closing.totals, top);
	const below = top + closing.sums + 7;
	if (closing.payment) drawPayment(sheet, closing.payment, below);
	let y = below + 2.6 - termsStep;
	for (const { text, bold } of closing.side) {
		y += bold && y > below ? termsStep + 2.4 : termsStep;
		sheet.write(text, at.totals, y, bold ? { size: 8.5, bold: true } : { size: 7.5 });
	}
}

/** Lines of long terms on a page of their own. */
export function drawTerms(sheet: Sheet, lines: readonly string[]): void {
	sheet.write(sheet.words.terms, at.left, 28, { size: 9.5, bold: true });
	lines.forEach((line, index) => sheet.write(line, at.left, 34 + index * 4, { size: 8 }));
}

/** Lines of the terms that a page of their own holds. */
export const termsOnPage = (sheet: Sheet): number => Math.floor((down.closing + sheet.lower(2) - 34) / 4);
