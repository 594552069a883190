import type { Cents } from '#domain/money.ts';
import { fitsColumn } from '#templates/content/article.ts';
import { figureColumn, sizeFor, unitColumn, type FigureColumn, type UnitColumn } from '#templates/content/numbers.ts';
import { amount, number, shortDay } from '#templates/format.ts';
import { zebra } from '#templates/ink.ts';
import type { Piece } from '#templates/pagination.ts';
import { label, type Sheet } from '#templates/sheet.ts';
import { daysOf, type Day, type DayLine } from './days.ts';
import { articleRoom, at, down } from './measures.ts';

const text = { size: 7.5 };
const strong = { size: 7.5, bold: true } as const;
/** How far quantities and units may move to the left for long units (mm). */
const mostShift = 8;
const noteRoom = at.article - at.note - 2;

/** The days, and the figures of their columns. */
export interface Table {
	rows: Day[];
	quantities: FigureColumn;
	prices: FigureColumn;
	unit: UnitColumn;
	unitRoom: number;
	/** Size of the days (points). */
	daySize: number;
	/** Sizes of the amounts, and of the sums of days (points). */
	amountSize: number;
	totalSize: number;
}

/** Groups the lines by day and measures their figures. */
export function tableOf(sheet: Sheet): Table {
	const { page, invoice, locale } = sheet;
	const { lines } = invoice;
	const prices = figureColumn(
		sheet,
		lines.map((line) => line.unitPrice),
		text.size,
		2,
		at.priceEnd - at.unit - 6
	);
	const unitRoom = at.priceEnd - prices.fraction - prices.whole - at.unit - 1.5;
	const units = lines.map((line) => line.unit);
	const unit = unitColumn(page, units, { size: 7 }, unitRoom, mostShift);
	const rows = daysOf(sheet, at.itemEnd - unit.shift);
	const days = rows.map(({ date }) => date && shortDay(date, locale, sheet.words.weekdays));
	const written = (sums: readonly Cents[]) => sums.map((cents) => amount(cents, locale.language));
	const totals = rows.flatMap(({ total }) => total ?? []);
	return {
		rows,
		quantities: figureColumn(
			sheet,
			lines.map((line) => line.quantity),
			text.size,
			0,
			at.quantityEnd - at.itemEnd - 0.5
		),
		prices,
		unit,
		unitRoom: unitRoom + unit.shift,
		daySize: sizeFor(page, days, strong, at.note - at.inner - 1),
		amountSize: sizeFor(page, written(invoice.totals.lines), text, at.amountEnd - at.vatEnd - 1),
		totalSize: sizeFor(page, written(totals), strong, at.innerEnd - at.amountEnd - 1.5)
	};
}

/** The heading of the table; y is the line above it. */
export function drawTableHead(sheet: Sheet, { unit }: Table, y: number): void {
	const { words, invoice } = sheet;
	const hasDays = invoice.lines.some((line) => line.deliveryDate);
	const baseline = y + 3.7;
	const head = label(7);
	sheet.ruled(at.left, at.right, y);
	if (hasDays) sheet.write(words.day, at.inner, baseline, head);
	if (invoice.lines.some((line) => line.noteNumber)) sheet.fit(words.note, at.note, baseline, noteRoom, 5, head);
	if (invoice.lines.some((line) => line.article)) sheet.write(words.article, at.article, baseline, head);
	sheet.write(words.description, at.item, baseline, head);
	sheet.writeEnd(words.quantity, at.quantityEnd - unit.shift, baseline, head);
	sheet.writeEnd(words.unitPrice, at.priceEnd, baseline, head);
	sheet.writeEnd(`${words.vat} %`, at.vatEnd, baseline, head);
	sheet.writeEnd(words.amount, at.amountEnd, baseline, head);
	if (hasDays) sheet.writeEnd(words.dayTotal, at.innerEnd, baseline, head);
	sheet.hairline(at.left, at.right, y + down.head);
}

/** The figures and numbers of an item, on its first line. */
function drawItem(sheet: Sheet, table: Table, { index, line }: DayLine, y: number): void {
	const { language } = sheet.locale;
	const isRated = line.vatCategory === 'S' || line.vatCategory === 'Z';
	const { quantities, prices, unit, unitRoom, amountSize } = table;
	const { article = '' } = line;
	if (fitsColumn(sheet, article, articleRoom)) sheet.fit(article, at.article, y, articleRoom, 6, label(7.5));
	sheet.figure(quantities.texts[index]!, at.quantityEnd - unit.shift, y, quantities.fraction, quantities.size);
	sheet.fit(line.unit, at.unit - unit.shift, y, unitRoom, unit.size, label(unit.size));
	sheet.figure(prices.texts[index]!, at.priceEnd, y, prices.fraction, prices.size);
	sheet.writeEnd(isRated ? number(line.vatRate, language) : line.vatCategory, at.vatEnd, y, label(7.5));
	sheet.writeEnd(amount(sheet.invoice.totals.lines[index]!, language), at.amountEnd, y, { size: amountSize });
}

/** A day, or a part of one that is higher than a page. */
export function drawPiece(sheet: Sheet, table: Table, piece: Piece): void {
	const { date, items, total, tinted } = table.rows[piece.row]!;
	if (tinted) sheet.page.rect(at.left, piece.y, at.right - at.left, piece.height, zebra);
	let y = piece.y + 3.85;
	const dayStyle = { ...strong, size: table.daySize };
	if (date) sheet.write(shortDay(date, sheet.locale, sheet.words.weekdays), at.inner, y, dayStyle);
	let count = 0;
	let note = '';
	for (const item of items) {
		for (const [index, part] of item.texts.entries()) {
			const isHere = count >= piece.from && count < piece.to;
			count += 1;
			if (!isHere) continue;
			if (index === 0) {
				if (item.line.noteNumber !== note) sheet.fit(item.line.noteNumber, at.note, y, noteRoom, 5, label(7.5));
				note = item.line.noteNumber;
				drawItem(sheet, table, item, y);
			}
			sheet.write(part.text, at.item, y, part.grey ? label(7.5) : text);
			y += down.line;
		}
	}
	if (total !== null && piece.to === count)
		sheet.writeEnd(amount(total, sheet.locale.language), at.innerEnd, y - down.line, {
			...strong,
			size: table.totalSize
		});
}

/** How many invoice lines have begun up to the end of a day or of a part of one. */
export function linesThrough({ rows }: Table, { row, to }: Piece): number {
	let begin = 0;
	const begun = rows[row]!.items.filter(({ texts }) => {
		begin += texts.length;
		return begin - texts.length < to;
	});
	return begun.at(-1)!.index + 1;
}

/** The subtotal that goes on to another page, or comes from one; y is where its row begins. */
export function drawCarried(sheet: Sheet, words: string, sum: string, y: number): void {
	sheet.write(words, at.item, y + 3.7, strong);
	sheet.writeEnd(sum, at.innerEnd, y + 3.7, strong);
}
