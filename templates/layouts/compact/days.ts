import type { InvoiceLine } from '#domain/invoice.ts';
import { sumCents, type Cents } from '#domain/money.ts';
import { allowanceNotes } from '#templates/content/allowances.ts';
import { articleWords, fitsColumn } from '#templates/content/article.ts';
import { handoverOf } from '#templates/content/delivery.ts';
import type { RowHeight } from '#templates/row-height.ts';
import type { Sheet } from '#templates/sheet.ts';
import { joinIntoLines, wrap, wrapBalanced } from '#templates/text.ts';
import { articleRoom, at, down } from './measures.ts';

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
	/** What the day comes to; null where no day is named. */
	total: Cents | null;
	/** Whether it stands on a ground of its own. */
	tinted: boolean;
}

/** The description in ink, what else a line says in grey. */
function textsOf(sheet: Sheet, line: InvoiceLine, room: number): DayLine['texts'] {
	const face = { size: 7.5 };
	const names = wrap(sheet.page, line.description, face, room);
	const { article = '' } = line;
	const long = fitsColumn(sheet, article, articleRoom) ? [] : [articleWords(sheet, article)];
	const notes = [
		...joinIntoLines(sheet.page, [...long, ...handoverOf(sheet, line)], face, room),
		...wrapBalanced(sheet.page, line.note, face, room),
		...joinIntoLines(sheet.page, allowanceNotes(sheet, line), face, room)
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

/** A day that goes on over a page's end breaks where an item begins. */
function stopsOf(group: readonly DayLine[]): number[] {
	let line = 0;
	return group.slice(0, -1).map(({ texts }) => (line += texts.length));
}

/** The days of an invoice in the order of its lines, every second one tinted; descriptions end at `itemEnd`. */
export function daysOf(sheet: Sheet, itemEnd: number): Day[] {
	const { totals } = sheet.invoice;
	const items = sheet.invoice.lines.map((line, index): DayLine => ({
		index,
		line,
		texts: textsOf(sheet, line, itemEnd - at.item)
	}));
	return groupsOf(items).map((group, order): Day => {
		const date = group[0]!.line.deliveryDate;
		return {
			date,
			items: group,
			total: date ? sumCents(group.map((item) => totals.lines[item.index]!)) : null,
			tinted: date !== '' && order % 2 === 1,
			lines: group.flatMap((item) => item.texts.map(() => down.line)),
			...(group.length > 1 && { stops: stopsOf(group) }),
			padding: date ? down.day : 0
		};
	});
}
