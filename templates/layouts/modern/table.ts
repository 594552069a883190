import { allowanceNotes } from '#templates/content/allowances.ts';
import { deliveryOf } from '#templates/content/delivery.ts';
import { figureColumn, sizeFor, unitColumn, type FigureColumn, type UnitColumn } from '#templates/content/numbers.ts';
import { amount, percent } from '#templates/format.ts';
import type { Piece } from '#templates/pagination.ts';
import type { RowHeight } from '#templates/row-height.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { joinIntoLines, wrap, wrapBalanced } from '#templates/text.ts';
import { at, down } from './measures.ts';

/** One invoice line, broken into the lines of text that it takes. */
interface Row extends RowHeight {
	names: string[];
	notes: string[];
}

/** The rows, and the figures of their columns. */
export interface Table {
	rows: Row[];
	quantities: FigureColumn;
	prices: FigureColumn;
	unit: UnitColumn;
	unitRoom: number;
	/** Size of the amounts (points). */
	amountSize: number;
}

const nameHeight = 4.8;
const noteHeight = 4;
const padding = 4.6;
/** How far quantities and units may move to the left for long units (mm). */
const mostShift = 12;

/** Breaks every invoice line into its row. */
export function tableOf(sheet: Sheet): Table {
	const { page, invoice } = sheet;
	const quantities = figureColumn(
		sheet,
		invoice.lines.map((line) => line.quantity),
		10
	);
	const prices = figureColumn(
		sheet,
		invoice.lines.map((line) => line.unitPrice),
		10,
		2
	);
	const unitRoom = at.priceEnd - prices.fraction - prices.whole - at.unit - 2.5;
	const units = invoice.lines.map((line) => line.unit);
	const unit = unitColumn(page, units, { size: 8.5 }, unitRoom, mostShift);
	const quantityEnd = at.quantityEnd - unit.shift;
	const room = Math.min(at.itemEnd, quantityEnd - quantities.fraction - quantities.whole - 2) - at.left;
	const rows = invoice.lines.map((line): Row => {
		const described = wrap(page, line.description, { size: 10 }, room);
		const names = described.length > 0 ? described : [''];
		const notes = [
			...joinIntoLines(page, deliveryOf(sheet, line), { size: 8.5 }, room),
			...wrapBalanced(page, line.note, { size: 8.5 }, room),
			...joinIntoLines(page, allowanceNotes(sheet, line), { size: 8.5 }, room)
		];
		return { names, notes, lines: [...names.map(() => nameHeight), ...notes.map(() => noteHeight)], padding };
	});
	const amounts = invoice.totals.lines.map((cents) => amount(cents, sheet.locale.language));
	const amountSize = sizeFor(page, amounts, { size: 10 }, at.right - at.vatEnd - 1.5);
	return { rows, quantities, prices, unit, unitRoom: unitRoom + unit.shift, amountSize };
}

/** The heading of the table; y is its baseline. */
export function drawTableHead(sheet: Sheet, { unit }: Table, y: number): void {
	const { words, invoice } = sheet;
	sheet.write(words.description, at.left, y, label(8));
	sheet.writeEnd(words.quantity, at.quantityEnd - unit.shift, y, label(8));
	sheet.writeEnd(words.unitPrice, at.priceEnd, y, label(8));
	sheet.writeEnd(words.vat, at.vatEnd, y, label(8));
	sheet.writeEnd(`${words.amount} ${invoice.currency}`, at.right, y, label(8));
	sheet.ruled(at.left, at.right, y + down.head);
}

function drawFigures(
	sheet: Sheet,
	{ quantities, prices, unit, unitRoom, amountSize }: Table,
	index: number,
	y: number
): void {
	const { invoice, locale } = sheet;
	const line = invoice.lines[index]!;
	const isRated = line.vatCategory === 'S' || line.vatCategory === 'Z';
	sheet.figure(quantities.texts[index]!, at.quantityEnd - unit.shift, y, quantities.fraction, quantities.size);
	sheet.fit(line.unit, at.unit - unit.shift, y, unitRoom, unit.size, label(unit.size));
	sheet.figure(prices.texts[index]!, at.priceEnd, y, prices.fraction, prices.size);
	sheet.writeEnd(isRated ? percent(line.vatRate, locale.language) : line.vatCategory, at.vatEnd, y, label(8.5));
	sheet.writeEnd(amount(invoice.totals.lines[index]!, locale.language), at.right, y, { size: amountSize });
}

/** A row, or a part of one, with the hairline under it. */
export function drawPiece(sheet: Sheet, table: Table, piece: Piece): void {
	const { names, notes } = table.rows[piece.row]!;
	let y = piece.y + 6.2;
	if (piece.from === 0) drawFigures(sheet, table, piece.row, y);
	for (const name of names.slice(piece.from, piece.to)) {
		sheet.write(name, at.left, y, { size: 10 });
		y += nameHeight;
	}
	y -= 0.6;
	for (const note of notes.slice(Math.max(0, piece.from - names.length), Math.max(0, piece.to - names.length))) {
		sheet.write(note, at.left, y, label(8.5));
		y += noteHeight;
	}
	sheet.hairline(at.left, at.right, piece.y + piece.height);
}

/** The subtotal that goes on to another page, or comes from one; y is where its row begins. */
export function drawCarried(sheet: Sheet, text: string, sum: string, y: number): void {
	sheet.write(text, at.left, y + 6, label(9));
	sheet.writeEnd(sum, at.right, y + 6, { size: 9.5, bold: true });
}
