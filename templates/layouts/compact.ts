import { raised } from '#templates/area.ts';
import { drawAddress, drawMarks } from '#templates/envelope.ts';
import { drawFlow, inPages } from '#templates/flow.ts';
import { drawImprint } from '#templates/imprint.ts';
import type { Layout } from '#templates/layout.ts';
import { paginate } from '#templates/pagination.ts';
import { label, sheetOf } from '#templates/sheet.ts';
import { inRoom } from '#templates/stack.ts';
import { blockOf, drawTerms } from './compact/closing-block.ts';
import { closingOf, termsOnPage } from './compact/closing.ts';
import { at, body, down, limits } from './compact/measures.ts';
import { drawHead, drawOpening, drawRunningTitle } from './compact/opening.ts';
import { drawCarried, drawPiece, drawTableHead, linesThrough, tableOf } from './compact/table.ts';

/** Many small deliveries on few pages, grouped by day, each day with its sum. */
export const layout: Layout = {
	name: 'compact',
	draws: 'invoice',
	version: 3,
	draw(page, data) {
		const sheet = sheetOf(page, data, raised(body, data.issuer));
		const table = tableOf(sheet);
		const closing = closingOf(sheet);
		drawAddress(sheet);
		drawMarks(sheet);
		if (data.head === 'drawn') drawHead(sheet);
		const head = drawOpening(sheet);
		const plan = paginate(table.rows, head + down.head, { closing: closing.height, terms: 0 }, sheet.within(limits));
		const block = inRoom(blockOf(sheet, closing), plan.room, {
			top: down.nextHead,
			end: down.closing + sheet.lower(2)
		});
		drawFlow(sheet, plan, {
			frame(number, count) {
				if (number > 1) drawRunningTitle(sheet);
				sheet.writeEnd(sheet.words.pageOf(number, count), at.right, 277 + sheet.lower(number), label(7.5));
				if (data.head === 'drawn') drawImprint(sheet, at.left, at.right, 286.2);
			},
			tableHead: (isFirst) => drawTableHead(sheet, table, isFirst ? head : down.nextHead),
			carriedIn(text, sum) {
				const y = down.nextHead + down.head;
				drawCarried(sheet, text, sum, y);
				sheet.hairline(at.left, at.right, y + down.carried);
			},
			carriedOut(text, sum, y) {
				sheet.hairline(at.left, at.right, y);
				drawCarried(sheet, text, sum, y);
			},
			piece: (piece) => drawPiece(sheet, table, piece),
			linesThrough: (piece) => linesThrough(table, piece),
			closing: block.closing,
			extra: [
				...block.extra,
				...inPages(closing.terms, termsOnPage(sheet)).map((lines) => () => drawTerms(sheet, lines))
			]
		});
	}
};
