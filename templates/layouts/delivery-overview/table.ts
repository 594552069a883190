import type { Decimal } from '#domain/decimal.ts';
import { articleWords, fitsColumn } from '#templates/content/article.ts';
import { deliveriesOf, totalsPerArticle, type DeliveredItem, type Delivery } from '#templates/content/deliveries.ts';
import { figureColumn, type FigureColumn } from '#templates/content/numbers.ts';
import { shortDay } from '#templates/format.ts';
import { tint } from '#templates/ink.ts';
import type { Piece } from '#templates/pagination.ts';
import type { RowHeight } from '#templates/row-height.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { wrap } from '#templates/text.ts';
import { articleRoom, at, down } from './measures.ts';

const columns = ['ordered', 'delivered', 'returned', 'charged'] as const;
type Column = (typeof columns)[number];

/** A block of the table: a delivery, or articles of the totals. A delivery of many items has several. */
export interface Block extends RowHeight {
	delivery: Delivery | null;
	/** Whether the head of the totals stands above it. */
	opensTotals: boolean;
	items: { item: DeliveredItem; names: string[] }[];
}

/** The blocks, and the figures of their columns by item. */
export interface Table {
	rows: Block[];
	figures: Record<Column, { of: Map<DeliveredItem, string>; column: FigureColumn }>;
}

const face = { size: 8 };
/** Millimetres, less what bold figures are wider. */
const columnRooms: Record<Column, number> = { ordered: 10, delivered: 12.5, returned: 17, charged: 18 };

function figuresOf(sheet: Sheet, items: readonly DeliveredItem[], column: Column): Table['figures'][Column] {
	const known = items.filter((item) => item[column] !== null);
	const written = figureColumn(
		sheet,
		known.map((item) => (column === 'returned' ? (`-${item.returned}` as Decimal) : item[column]!)),
		face.size,
		0,
		columnRooms[column]
	);
	return { column: written, of: new Map(known.map((item, index) => [item, written.texts[index]!])) };
}

/** Divides deliveries and totals into blocks that stay whole. */
export function tableOf(sheet: Sheet): Table {
	const deliveries = deliveriesOf(sheet.invoice.lines);
	const totals = totalsPerArticle(deliveries);
	const withNames = (items: readonly DeliveredItem[]): Block['items'] =>
		items.map((item) => {
			const named = [
				item.description,
				!fitsColumn(sheet, item.article, articleRoom) && articleWords(sheet, item.article)
			];
			const names = wrap(sheet.page, named.filter(Boolean).join(' · '), face, at.itemEnd - at.item);
			return { item, names: names.length > 0 ? names : [''] };
		});
	const block = (delivery: Delivery | null, opensTotals: boolean, items: Block['items']): Block => ({
		delivery,
		opensTotals,
		items,
		lines: items.flatMap(({ names }) => names.map(() => down.line)),
		padding: delivery ? down.band + down.gap : opensTotals ? down.totals : 0
	});
	const rows = deliveries.flatMap((delivery) =>
		inBlocks(withNames(delivery.items)).map((items) => block(delivery, false, items))
	);
	const [first = [], ...rest] = inBlocks(withNames(totals), 3);
	const all = [...deliveries.flatMap(({ items }) => items), ...totals];
	const figures = Object.fromEntries(columns.map((column) => [column, figuresOf(sheet, all, column)]));
	return {
		rows: [...rows, block(null, true, first), ...rest.map((items) => block(null, false, items))],
		figures: figures as Table['figures']
	};
}

/** Items in blocks of at most half a page; the total's blocks are small, so that pages break within them. */
function inBlocks(items: Block['items'], most = 28): Block['items'][] {
	return Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
		items.slice(index * most, (index + 1) * most)
	);
}

/** The heading of the table; y is the line above it. */
export function drawTableHead(sheet: Sheet, { rows }: Table, y: number): void {
	const { words } = sheet;
	const baseline = y + 4.1;
	const has = (fits: (item: DeliveredItem) => unknown) =>
		rows.some(({ items }) => items.some(({ item }) => fits(item)));
	sheet.ruled(at.left, at.right, y);
	if (has(({ article }) => article)) sheet.write(words.article, at.article, baseline, label(7.5));
	sheet.write(words.description, at.item, baseline, label(7.5));
	if (has(({ ordered }) => ordered !== null)) sheet.writeEnd(words.orderedHead, at.ends.ordered, baseline, label(7.5));
	sheet.writeEnd(words.deliveredHead, at.ends.delivered, baseline, label(7.5));
	if (has(({ returned }) => returned !== null))
		sheet.writeEnd(words.returnedHead, at.ends.returned, baseline, label(7.5));
	sheet.writeEnd(words.chargedHead, at.ends.charged, baseline, label(7.5));
	sheet.hairline(at.left, at.right, y + down.head);
}

/** Day, number and place of a delivery on a ground of their own. */
function drawBand(sheet: Sheet, { date, noteNumber, place }: Delivery, y: number): void {
	const { words, locale } = sheet;
	const strong = { size: 8.5, bold: true } as const;
	sheet.page.rect(at.left, y, at.right - at.left, 5.6, tint);
	const day = date && shortDay(date, locale, words.weekdays);
	sheet.write(day, at.article, y + 3.9, strong);
	const note = noteNumber ? `${words.note} ${noteNumber}` : '';
	const from = Math.max(at.item, at.article + sheet.page.widthOf(day, strong) + 2.5);
	sheet.fit(note, from, y + 3.9, 60, 6, strong);
	const end = from + (note ? Math.min(60, sheet.page.widthOf(note, strong)) + 4 : 0);
	sheet.fit(place, end, y + 3.9, at.innerEnd - end, 6, face);
}

function drawItem(sheet: Sheet, table: Table, item: DeliveredItem, y: number, isTotal: boolean): void {
	if (fitsColumn(sheet, item.article, articleRoom)) sheet.fit(item.article, at.article, y, articleRoom, 6, label(8));
	sheet.fit(item.unit, at.unit, y, 14, 5, label(8));
	const differs = item.ordered !== null && item.ordered !== item.delivered;
	const isBold: Record<Column, boolean> = { ordered: false, delivered: differs, returned: false, charged: isTotal };
	for (const column of columns) {
		const { of, column: figures } = table.figures[column];
		const text = of.get(item);
		if (text === undefined) continue;
		const { size } = figures;
		const style = isBold[column] ? { size, bold: true as const } : column === 'ordered' ? label(size) : { size };
		sheet.aligned(text, at.ends[column], y, figures.fraction, style);
	}
}

/** A block, or a part of one that is higher than a page. */
export function drawPiece(sheet: Sheet, table: Table, piece: Piece): void {
	const { delivery, opensTotals, items } = table.rows[piece.row]!;
	let y = piece.y;
	if (delivery) {
		drawBand(sheet, delivery, y);
		y += down.band;
	} else if (opensTotals) {
		sheet.ruled(at.left, at.right, y);
		sheet.write(sheet.words.perArticle, at.article, y + 7.4, { size: 10, bold: true });
		y += down.totals;
	}
	let count = 0;
	for (const { item, names } of items)
		for (const [index, name] of names.entries()) {
			const isHere = count >= piece.from && count < piece.to;
			count += 1;
			if (!isHere) continue;
			if (index === 0) drawItem(sheet, table, item, y + 3, delivery === null);
			sheet.write(name, at.item, y + 3, face);
			y += down.line;
		}
}
