import type { InvoiceLine } from '#domain/invoice.ts';
import { sumCents, type Cents } from '#domain/money.ts';
import { allowanceNotes, discountOf } from '#templates/content/allowances.ts';
import { handoverOf } from '#templates/content/delivery.ts';
import type { RowHeight } from '#templates/pagination.ts';
import type { Sheet } from '#templates/sheet.ts';
import { joinIntoLines, wrap } from '#templates/text.ts';
import { at, down, mostLinesOfDay } from './measures.ts';

/** A line of the invoice with the lines of text that its description and notes take. */
export interface DayLine {
	index: number;
	line: InvoiceLine;
	texts: { text: string; grey: boolean }[];
}

/** What was delivered on one day, or one line that names no day. */
export interface Day extends RowHeight {
	/** ISO date, or empty. */
	date: string;
	lines: readonly number[];
	items: DayLine[];
	/** What the day comes to, on its last block; null before it and where no day is named. */
	total: Cents | null;
	/** Whether it stands on a ground of its own. */
	tinted: boolean;
}

/** The description in ink, what else a line says in grey. */
function textsOf(sheet: Sheet, line: InvoiceLine): DayLine['texts'] {
	const room = at.itemEnd - at.item;
	const face = { size: 7.5 };
	const names = wrap(sheet.page, line.description, face, room);
	const allowances = discountOf(line, sheet) ? [] : allowanceNotes(sheet, line);
	const notes = [
		...joinIntoLines(sheet.page, handoverOf(sheet, line), face, room),
		...wrap(sheet.page, line.note, face, room),
		...joinIntoLines(sheet.page, allowances, face, room)
	];
	return [
		...(names.length > 0 ? names : ['']).map((text) => ({ text, grey: false })),
		...notes.map((text) => ({ text, grey: true }))
	];
}

/** Consecutive lines of one day; a line without a day stands alone. */
function groupsOf(lines: readonly DayLine[]): DayLine[][] {
	const groups: DayLine[][] = [];
	for (const item of lines) {
		const last = groups.at(-1)?.[0]?.line.deliveryDate;
		if (item.line.deliveryDate && item.line.deliveryDate === last) groups.at(-1)!.push(item);
		else groups.push([item]);
	}
	return groups;
}

/** A group cut into blocks of at most half a page; an item is never cut. */
function blocksOf(group: readonly DayLine[]): DayLine[][] {
	const blocks: DayLine[][] = [[]];
	let height = 0;
	for (const item of group) {
		if (height > 0 && height + item.texts.length > mostLinesOfDay) {
			blocks.push([]);
			height = 0;
		}
		blocks.at(-1)!.push(item);
		height += item.texts.length;
	}
	return blocks;
}

/** The days of an invoice in the order of its lines, every second one tinted. */
export function daysOf(sheet: Sheet): Day[] {
	const { totals } = sheet.invoice;
	const items = sheet.invoice.lines.map((line, index): DayLine => ({ index, line, texts: textsOf(sheet, line) }));
	return groupsOf(items).flatMap((group, order) => {
		const date = group[0]!.line.deliveryDate;
		const blocks = blocksOf(group);
		return blocks.map((block, index): Day => ({
			date,
			items: block,
			total: date && index === blocks.length - 1 ? sumCents(group.map((item) => totals.lines[item.index]!)) : null,
			tinted: date !== '' && order % 2 === 1,
			lines: block.flatMap(({ texts }) => texts.map(() => down.line)),
			padding: date ? down.day : 0
		}));
	});
}
