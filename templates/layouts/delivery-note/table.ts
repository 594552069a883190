import { articleWords, fitsColumn } from '#templates/content/article.ts';
import { deliveriesOf, type DeliveredItem } from '#templates/content/deliveries.ts';
import { number } from '#templates/format.ts';
import type { Piece } from '#templates/pagination.ts';
import type { RowHeight } from '#templates/row-height.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { wrap } from '#templates/text.ts';
import { articleRoom, at, down } from './measures.ts';

/** One article of the delivery. */
export interface Row extends RowHeight {
	item: DeliveredItem;
	names: string[];
}

/** The rows of all deliveries that the note stands for. */
export const rowsOf = (sheet: Sheet): Row[] =>
	deliveriesOf(sheet.invoice.lines).flatMap(({ items }) =>
		items.map((item): Row => {
			const named = [
				item.description,
				!fitsColumn(sheet, item.article, articleRoom) && articleWords(sheet, item.article)
			];
			const names = wrap(sheet.page, named.filter(Boolean).join(' · '), { size: 9 }, at.itemEnd - at.item);
			return { item, names, lines: (names.length > 0 ? names : ['']).map(() => down.line), padding: down.padding };
		})
	);

/** The heading of the table; y is the line above it. */
export function drawTableHead(sheet: Sheet, y: number): void {
	const { words } = sheet;
	sheet.ruled(at.left, at.right, y);
	sheet.write(words.article, at.left, y + 4.4, label(8));
	sheet.write(words.description, at.item, y + 4.4, label(8));
	sheet.writeEnd(words.orderedHead, at.orderedEnd, y + 4.4, label(8));
	sheet.writeEnd(words.deliveredHead, at.deliveredEnd, y + 4.4, label(8));
	sheet.hairline(at.left, at.right, y + down.head);
}

/** A row, or a part of one that is higher than a page, with the hairline under it. */
export function drawRow(sheet: Sheet, { item, names }: Row, piece: Piece): void {
	const { language } = sheet.locale;
	let y = piece.y + 4.9;
	if (piece.from === 0) {
		if (fitsColumn(sheet, item.article, articleRoom)) sheet.fit(item.article, at.left, y, articleRoom, 6, label(9));
		const ordered = item.ordered === null ? '' : number(item.ordered, language);
		const unitRoom = at.orderedEnd - sheet.page.widthOf(ordered, { size: 9 }) - at.unit - 2;
		sheet.fit(item.unit, at.unit, y, unitRoom, 5, label(8));
		sheet.writeEnd(ordered, at.orderedEnd, y, label(9));
		sheet.writeEnd(number(item.delivered, language), at.deliveredEnd, y, { size: 9, bold: true });
	}
	for (const name of names.slice(piece.from, piece.to)) {
		sheet.write(name, at.item, y, { size: 9 });
		y += down.line;
	}
	sheet.hairline(at.left, at.right, piece.y + piece.height);
}
