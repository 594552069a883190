import { articleWords, fitsColumn } from '#templates/content/article.ts';
import { deliveriesOf, type DeliveredItem } from '#templates/content/deliveries.ts';
import { decimalMark, number } from '#templates/format.ts';
import type { Piece } from '#templates/pagination.ts';
import type { RowHeight } from '#templates/row-height.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { wrap } from '#templates/text.ts';
import { articleRoom, at, down } from './measures.ts';

const strong = { size: 9, bold: true } as const;

/** One article of the delivery. */
export interface Row extends RowHeight {
	item: DeliveredItem;
	names: string[];
}

/** The rows, and the widest fraction of their figures (mm). */
export interface Table {
	rows: Row[];
	fraction: number;
}

/** Measures what the note stands for. */
export function tableOf(sheet: Sheet): Table {
	const rows = rowsOf(sheet);
	const mark = decimalMark(sheet.locale.language);
	const fractions = rows
		.flatMap(({ item }) => [item.ordered, item.delivered])
		.map((value) => {
			const written = value === null ? '' : number(value, sheet.locale.language);
			return written.includes(mark) ? sheet.page.widthOf(written.slice(written.indexOf(mark)), strong) : 0;
		});
	return { rows, fraction: Math.max(0, ...fractions) };
}

const rowsOf = (sheet: Sheet): Row[] =>
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

/** A row, or a part of one that is higher than a page, with the hairline under it; what differs from the order is bold. */
export function drawRow(sheet: Sheet, { rows, fraction }: Table, piece: Piece): void {
	const { item, names } = rows[piece.row]!;
	const { language } = sheet.locale;
	let y = piece.y + 4.9;
	if (piece.from === 0) {
		if (fitsColumn(sheet, item.article, articleRoom)) sheet.fit(item.article, at.left, y, articleRoom, 6, label(9));
		const ordered = item.ordered === null ? '' : number(item.ordered, language);
		const unitRoom = at.orderedEnd - sheet.page.widthOf(ordered, { size: 9 }) - fraction - at.unit - 2;
		sheet.fit(item.unit, at.unit, y, unitRoom, 5, label(8));
		sheet.aligned(ordered, at.orderedEnd, y, fraction, label(9));
		const differs = item.ordered !== null && item.ordered !== item.delivered;
		const style = differs ? strong : { size: 9 };
		sheet.aligned(number(item.delivered, language), at.deliveredEnd, y, fraction, style);
	}
	for (const name of names.slice(piece.from, piece.to)) {
		sheet.write(name, at.item, y, { size: 9 });
		y += down.line;
	}
	sheet.hairline(at.left, at.right, piece.y + piece.height);
}
