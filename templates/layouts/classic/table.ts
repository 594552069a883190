import type { InvoiceLine } from '#domain/invoice.ts';
import { allowanceNotes, discountOf } from '#templates/content/allowances.ts';
import { deliveryOf } from '#templates/content/delivery.ts';
import { sizeFor, unitColumn, type UnitColumn } from '#templates/content/numbers.ts';
import { amount, decimalMark, number, percent } from '#templates/format.ts';
import type { Piece } from '#templates/pagination.ts';
import type { RowHeight } from '#templates/row-height.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { joinIntoLines, wrap, wrapBalanced } from '#templates/text.ts';
import { at, down } from './measures.ts';

/** One invoice line, broken into the lines of text that it takes. */
export interface Row extends RowHeight {
	names: string[];
	notes: string[];
	quantity: string;
	price: string;
	/** The share by which the line is cheaper, or empty. */
	discount: string;
}

/** The rows and what their columns share: the widest fractions, and where descriptions must end. */
export interface Table {
	rows: Row[];
	quantityFraction: number;
	priceFraction: number;
	unitRoom: number;
	unit: UnitColumn;
	/** Sizes of the discounts and amounts (points). */
	discountSize: number;
	amountSize: number;
}

const nameHeight = 4.2;
const noteHeight = 3.6;
/** How far quantities and units may move to the left for long units (mm). */
const mostShift = 12;
const figures = { size: 9 };

/** A note of more than three lines takes the wide measure, and what stands beside it too. */
function notesOf(sheet: Sheet, line: InvoiceLine, itemEnd: number): string[] {
	const delivery = deliveryOf(sheet, line);
	const allowances = discountOf(line, sheet) ? [] : allowanceNotes(sheet, line);
	const notesIn = (room: number) => [
		...joinIntoLines(sheet.page, delivery, { size: 8 }, room),
		...wrapBalanced(sheet.page, line.note, { size: 8 }, room),
		...joinIntoLines(sheet.page, allowances, { size: 8 }, room)
	];
	const room = itemEnd - at.item;
	const narrow = notesIn(room);
	if (narrow.length <= 3 || wrapBalanced(sheet.page, line.note, { size: 8 }, room).length <= 3) return narrow;
	return notesIn(at.wideEnd - at.item);
}

/** Breaks every invoice line into its row. */
export function tableOf(sheet: Sheet): Table {
	const { page, invoice, locale } = sheet;
	const mark = decimalMark(locale.language);
	const widthOf = (text: string) => page.widthOf(text, figures);
	const fractionOf = (texts: string[]) =>
		Math.max(0, ...texts.map((text) => (text.includes(mark) ? widthOf(text.slice(text.indexOf(mark))) : 0)));
	const wholeOf = (texts: string[]) => Math.max(0, ...texts.map((text) => widthOf(text.split(mark)[0]!)));
	const quantities = invoice.lines.map((line) => number(line.quantity, locale.language));
	const prices = invoice.lines.map((line) => number(line.unitPrice, locale.language, 2));
	const discounts = invoice.lines.map((line) => discountOf(line, sheet));
	const amounts = invoice.totals.lines.map((cents) => amount(cents, locale.language));
	const quantityFraction = fractionOf(quantities);
	const priceFraction = fractionOf(prices);
	const unitRoom = at.priceEnd - priceFraction - wholeOf(prices) - at.unit - 2;
	const units = invoice.lines.map((line) => line.unit);
	const unit = unitColumn(page, units, { size: 8 }, unitRoom, mostShift);
	const quantityEnd = at.quantityEnd - unit.shift;
	const itemEnd = Math.min(at.itemEnd, quantityEnd - quantityFraction - wholeOf(quantities) - 1.5);
	const rows = invoice.lines.map((line, index): Row => {
		const description = wrap(page, line.description, figures, itemEnd - at.item);
		const names = description.length > 0 ? description : [''];
		const notes = notesOf(sheet, line, itemEnd);
		return {
			names,
			notes,
			quantity: quantities[index]!,
			price: prices[index]!,
			discount: discounts[index]!,
			lines: [...names.map(() => nameHeight), ...notes.map(() => noteHeight)],
			padding: notes.length > 0 ? 3.4 : 3.1
		};
	});
	return {
		rows,
		quantityFraction,
		priceFraction,
		unitRoom: unitRoom + unit.shift,
		unit,
		discountSize: sizeFor(page, discounts, figures, at.discountEnd - at.priceEnd - 1.5),
		amountSize: sizeFor(page, amounts, figures, at.right - at.vatEnd - 1.5)
	};
}

/** The heading of the table at y. */
export function drawTableHead(sheet: Sheet, { rows, unit }: Table, y: number): void {
	const { words, invoice } = sheet;
	const baseline = y + 4.4;
	sheet.ruled(at.left, at.right, y);
	sheet.write(words.position, at.left, baseline, label(8));
	sheet.write(words.description, at.item, baseline, label(8));
	sheet.writeEnd(words.quantity, at.quantityEnd - unit.shift, baseline, label(8));
	sheet.writeEnd(words.unitPrice, at.priceEnd, baseline, label(8));
	if (rows.some(({ discount }) => discount))
		sheet.fitEnd(words.discountHead, at.discountEnd, baseline, at.discountEnd - at.priceEnd - 1.5, 6, label(8));
	sheet.writeEnd(words.vat, at.vatEnd, baseline, label(8));
	sheet.writeEnd(`${words.amount} ${invoice.currency}`, at.right, baseline, label(8));
	sheet.hairline(at.left, at.right, y + down.tableHead);
}

/** The figures of a row, on its first line. */
function drawFigures(sheet: Sheet, table: Table, index: number, baseline: number): void {
	const { language } = sheet.locale;
	const line = sheet.invoice.lines[index]!;
	const row = table.rows[index]!;
	const { unit } = table;
	const isRated = line.vatCategory === 'S' || line.vatCategory === 'Z';
	sheet.write(String(index + 1), at.left, baseline, label(8));
	sheet.figure(row.quantity, at.quantityEnd - unit.shift, baseline, table.quantityFraction, figures.size);
	sheet.fit(line.unit, at.unit - unit.shift, baseline, table.unitRoom, unit.size, label(unit.size));
	sheet.figure(row.price, at.priceEnd, baseline, table.priceFraction, figures.size);
	sheet.writeEnd(row.discount, at.discountEnd, baseline, { size: table.discountSize });
	sheet.writeEnd(isRated ? percent(line.vatRate, language) : line.vatCategory, at.vatEnd, baseline, label(8));
	sheet.writeEnd(amount(sheet.invoice.totals.lines[index]!, language), at.right, baseline, { size: table.amountSize });
}

/** A row, or a part of one, with the hairline under it. */
export function drawPiece(sheet: Sheet, table: Table, piece: Piece): void {
	const { names, notes } = table.rows[piece.row]!;
	let top = piece.y + 1.9;
	if (piece.from === 0) drawFigures(sheet, table, piece.row, top + 3);
	for (const name of names.slice(piece.from, piece.to)) {
		sheet.write(name, at.item, top + 3, figures);
		top += nameHeight;
	}
	for (const note of notes.slice(Math.max(0, piece.from - names.length), Math.max(0, piece.to - names.length))) {
		sheet.write(note, at.item, top + 2.8, label(8));
		top += noteHeight;
	}
	sheet.hairline(at.left, at.right, piece.y + piece.height);
}

/** The subtotal that goes on to another page, or comes from one: text and sum, 4.6 below y. */
export function drawCarried(sheet: Sheet, text: string, sum: string, y: number): void {
	sheet.write(text, at.item, y + 4.6, { size: 8.5 });
	sheet.writeEnd(sum, at.right, y + 4.6, { size: 9, bold: true });
}
