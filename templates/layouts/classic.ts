import { raised } from '#templates/area.ts';
import { drawAddress, drawMarks } from '#templates/envelope.ts';
import { titleOf } from '#templates/content/title.ts';
import { drawFlow, inPages } from '#templates/flow.ts';
import { date } from '#templates/format.ts';
import type { Layout } from '#templates/layout.ts';
import { paginate } from '#templates/pagination.ts';
import { label, sheetOf, type Sheet } from '#templates/sheet.ts';
import { inRoom } from '#templates/stack.ts';
import { blockOf, drawTerms } from './classic/closing-block.ts';
import { closingOf } from './classic/closing.ts';
import { drawFoot, drawHead, drawPageNumber } from './classic/frame.ts';
import { at, body, down, limits, termsOnPage } from './classic/measures.ts';
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

/** After DIN 5008 forms A and B: ink only, for any window, any number of lines and four languages. */
export const layout: Layout = {
	name: 'classic',
	draws: 'invoice',
	version: 4,
	draw(page, data) {
		const sheet = sheetOf(page, data, raised(body, data.issuer));
		const table = tableOf(sheet);
		const closing = closingOf(sheet);
		drawAddress(sheet);
		drawMarks(sheet);
		if (data.head === 'drawn') drawHead(sheet);
		const tableTop = drawOpening(sheet) + 5.2;
		const blocks = { closing: closing.height, terms: closing.termsHeight };
		const plan = paginate(table.rows, tableTop + down.tableHead, blocks, sheet.within(limits));
		const block = inRoom(blockOf(sheet, closing), plan.room, {
			top: down.nextTable,
			end: down.closing + sheet.lower(2)
		});
		const apart = plan.terms === 'apart' && !block.isBroken ? inPages(closing.terms, termsOnPage(sheet.lower(2))) : [];
		drawFlow(sheet, plan, {
			frame(number, count) {
				if (number > 1) drawRunningTitle(sheet);
				drawPageNumber(sheet, number, count);
				if (data.head === 'drawn') drawFoot(sheet);
			},
			tableHead: (isFirst) => drawTableHead(sheet, table, isFirst ? tableTop : down.nextTable),
			carriedIn(text, sum) {
				const y = down.nextTable + down.tableHead;
				drawCarried(sheet, text, sum, y);
				sheet.hairline(at.left, at.right, y + down.carriedRow);
			},
			carriedOut(text, sum, y) {
				sheet.ruled(at.left, at.right, y);
				drawCarried(sheet, text, sum, y);
			},
			piece: (piece) => drawPiece(sheet, table, piece),
			linesThrough: ({ row }) => row + 1,
			closing(y) {
				block.closing(y);
				if (plan.terms === 'below') drawTerms(sheet, closing, closing.terms, y + closing.height);
			},
			extra: [...block.extra, ...apart.map((terms) => () => drawTerms(sheet, closing, terms, down.nextTable))]
		});
	}
};
