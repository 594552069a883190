import { sumCents } from '#domain/money.ts';
import { amount } from './format.ts';
import type { Piece, Plan } from './pagination.ts';
import type { Sheet } from './sheet.ts';

/** How a layout draws the parts of a table that runs over pages; y in millimetres. */
export interface Flow {
	/** Head, foot and page number of a page, which is there already. */
	frame(page: number, pages: number): void;
	/** The heading of the table on a page. */
	tableHead(isFirstPage: boolean): void;
	/** The subtotal that comes from the page before. */
	carriedIn(text: string, sum: string): void;
	/** The subtotal that goes on to the next page, below the last row. */
	carriedOut(text: string, sum: string, y: number): void;
	piece(piece: Piece): void;
	/** How many invoice lines have begun up to the end of a piece. */
	linesThrough(piece: Piece): number;
	/** What stands below the last row; y is its hairline. */
	closing(y: number): void;
	/** Pages after the last one with rows, each drawn below head and page number. */
	extra: readonly (() => void)[];
}

/** Draws a planned document, page by page; carried subtotals are the sums of the lines above them. */
export function drawFlow(sheet: Sheet, plan: Plan, flow: Flow): void {
	const { invoice, locale, words, page } = sheet;
	const count = plan.pages.length + flow.extra.length;
	const sumThrough = (piece: Piece | undefined) =>
		amount(sumCents(invoice.totals.lines.slice(0, piece ? flow.linesThrough(piece) : 0)), locale.language);
	let last: Piece | undefined;
	plan.pages.forEach(({ pieces, carriedIn, carriedOut, end }, index) => {
		if (index > 0) page.addPage();
		flow.frame(index + 1, count);
		if (carriedIn || pieces.length > 0) flow.tableHead(index === 0);
		if (carriedIn) flow.carriedIn(words.carriedFrom(index), sumThrough(last));
		for (const piece of pieces) flow.piece(piece);
		last = pieces.at(-1) ?? last;
		if (carriedOut) flow.carriedOut(words.carriedTo(index + 2), sumThrough(last), end);
	});
	flow.closing(plan.pages.at(-1)!.end);
	flow.extra.forEach((draw, index) => {
		page.addPage();
		flow.frame(plan.pages.length + index + 1, count);
		draw();
	});
}

/** Lines of text cut into pages of at most so many. */
export const inPages = (lines: readonly string[], most: number): string[][] =>
	Array.from({ length: Math.ceil(lines.length / most) }, (_, index) => lines.slice(index * most, (index + 1) * most));
