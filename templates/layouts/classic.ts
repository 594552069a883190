import { sumCents } from '#domain/money.ts';
import { titleOf } from '#templates/content/title.ts';
import { amount, date } from '#templates/format.ts';
import type { Layout } from '#templates/layout.ts';
import { paginate } from '#templates/pagination.ts';
import { label, sheetOf, type Sheet } from '#templates/sheet.ts';
import { closingOf, drawClosing, drawTerms } from './classic/closing.ts';
import { drawAddress, drawFoot, drawHead, drawMarks, drawPageNumber } from './classic/frame.ts';
import { at, down, limits } from './classic/measures.ts';
import { drawOpening } from './classic/opening.ts';
import { drawCarried, drawPiece, drawTableHead, tableOf } from './classic/table.ts';

/** The line that names the document on every page but the first. */
function drawRunningTitle(sheet: Sheet): void {
	const { words, invoice, locale, page } = sheet;
	const title = titleOf(sheet);
	const facts = [words.dated(date(invoice.date, locale)), `${words.customerNumber} ${invoice.buyer.number}`].join(
		' · '
	);
	const room = at.right - at.left;
	sheet.fit(title, at.left, 22, room * 0.6, 6, { size: 9, bold: true });
	const end = at.left + Math.min(room * 0.6, page.widthOf(title, { size: 9, bold: true }));
	sheet.fit(facts, end + 3, 22, at.right - end - 3, 6, label(8));
}

/** The sum of the lines up to and including `last`. */
const carried = ({ invoice, locale }: Sheet, last: number): string =>
	amount(sumCents(invoice.totals.lines.slice(0, last + 1)), locale.language);

/** Terms that do not fit below the closing block, cut into pages. */
function pagesOfTerms(terms: string[]): string[][] {
	const most = Math.floor((down.closing - down.nextTable - 9) / 4.1);
	return Array.from({ length: Math.ceil(terms.length / most) }, (_, index) =>
		terms.slice(index * most, (index + 1) * most)
	);
}

/** After DIN 5008 form B: ink only, for any window, any number of lines and four languages. */
export const layout: Layout = {
	name: 'classic',
	version: 2,
	draw(page, data) {
		const sheet = sheetOf(page, data);
		const { words } = sheet;
		const table = tableOf(sheet);
		const closing = closingOf(sheet);
		drawAddress(sheet);
		drawMarks(sheet);
		if (data.head === 'drawn') drawHead(sheet);
		const tableTop = drawOpening(sheet) + 5.2;
		const blocks = { closing: closing.height, terms: closing.termsHeight };
		const plan = paginate(table.rows, tableTop + down.tableHead, blocks, limits);
		const apart = plan.terms === 'apart' ? pagesOfTerms(closing.terms) : [];
		const count = plan.pages.length + apart.length;
		const frame = (number: number) => {
			if (number > 1) {
				page.addPage();
				drawRunningTitle(sheet);
			}
			drawPageNumber(sheet, number, count);
			if (data.head === 'drawn') drawFoot(sheet);
		};
		let last = -1;
		plan.pages.forEach(({ pieces, carriedIn, carriedOut, end }, index) => {
			const top = index === 0 ? tableTop : down.nextTable;
			frame(index + 1);
			drawTableHead(sheet, table, top);
			if (carriedIn) {
				drawCarried(sheet, words.carriedFrom(index), carried(sheet, last), top + down.tableHead);
				sheet.hairline(at.left, at.right, top + down.tableHead + down.carriedRow);
			}
			for (const piece of pieces) drawPiece(sheet, table, piece);
			last = pieces.at(-1)?.row ?? last;
			if (!carriedOut) return;
			sheet.ruled(at.left, at.right, end);
			drawCarried(sheet, words.carriedTo(index + 2), carried(sheet, last), end);
		});
		const end = plan.pages.at(-1)!.end;
		drawClosing(sheet, closing, end);
		if (plan.terms === 'below') drawTerms(sheet, closing, closing.terms, end + closing.height);
		apart.forEach((terms, index) => {
			frame(plan.pages.length + index + 1);
			drawTerms(sheet, closing, terms, down.nextTable);
		});
	}
};
