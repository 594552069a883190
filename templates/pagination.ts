import { companyOf, tailOf } from './page-tail.ts';
import { heightOf, stopsOf, sumOf, type RowHeight } from './row-height.ts';

/** A row, or a part of one: its lines `from` up to `to`, at y. */
export interface Piece {
	row: number;
	from: number;
	to: number;
	y: number;
	height: number;
}

/** What stands on one page. `end` is where its rows end. */
export interface PagePlan {
	pieces: Piece[];
	/** The carried subtotal stands under the head, or below the last row. */
	carriedIn: boolean;
	carriedOut: boolean;
	end: number;
}

/** Pages with rows; the closing block stands, or where no page holds it begins, on the last one. The terms follow it, or begin a page of their own. */
export interface Plan {
	pages: PagePlan[];
	terms: 'below' | 'apart';
	/** What the last one leaves for the closing block (mm); less than that is high where no page holds it. */
	room: number;
}

/** Heights (mm) of the blocks after the rows. */
export interface Blocks {
	closing: number;
	terms: number;
}

/** Where things may stand on the pages of a layout, in millimetres from the top. */
export interface Limits {
	/** Where rows begin on a page that is not the first, below head and carried subtotal. */
	freshTop: number;
	/** Where rows end, above a carried subtotal. */
	lastRow: number;
	/** Where the closing block ends. */
	closing: number;
	/** The share of a page up to which a row stays whole; a higher one goes on over the page's end. */
	whole: number;
	/** Where rows and the closing block end on the first page, where that differs. */
	first?: { lastRow: number; closing: number };
}

/** Divides rows over pages, each filled as far as it goes; `top` is where the first page's rows begin. */
export function paginate(rows: readonly RowHeight[], top: number, blocks: Blocks, limits: Limits): Plan {
	const { freshTop } = limits;
	const { closing, terms } = blocks;
	const pages: PagePlan[] = [{ pieces: [], carriedIn: false, carriedOut: false, end: top }];
	const current = () => pages.at(-1)!;
	const here = () => (pages.length === 1 && limits.first) || limits;
	const startPage = () => {
		const carried = pages.some(({ pieces }) => pieces.length > 0);
		current().carriedOut = carried;
		pages.push({ pieces: [], carriedIn: carried, carriedOut: false, end: freshTop });
	};
	const place = (row: number, from: number, to: number) => {
		const height = heightOf(rows[row]!, from, to);
		current().pieces.push({ row, from, to, y: current().end, height });
		current().end += height;
	};
	const takeBack = () => {
		const piece = current().pieces.pop()!;
		current().end = piece.y;
		return piece;
	};

	/** How far a row can go on this page from a line on; where it must, through lines that belong together. */
	function reachOf(row: RowHeight, from: number): number {
		const fits = (to: number) => current().end + heightOf(row, from, to) <= here().lastRow;
		const { length } = row.lines;
		if (fits(length)) return length;
		const isFresh = current().pieces.length === 0;
		const mayBreak = isFresh || heightOf(row) > limits.whole * (limits.lastRow - freshTop);
		const stop = mayBreak ? stopsOf(row).findLast((to) => to > from && fits(to)) : undefined;
		if (stop !== undefined || !isFresh) return stop ?? from;
		// A first page whose head leaves no room has no rows at all; on any other page a line stands, come what may.
		if (pages.length === 1 && !fits(from + 1)) return from;
		let to = from + 1;
		while (fits(to + 1)) to++;
		return to;
	}

	rows.forEach((row, index) => {
		for (let from = 0; from < row.lines.length;) {
			const to = reachOf(row, from);
			if (to > from) place(index, from, to);
			if (to < row.lines.length) startPage();
			from = to;
		}
	});

	function moveTail(tail: ReturnType<typeof tailOf>): void {
		for (const { from } of tail.toReversed()) {
			const { row, from: began } = takeBack();
			if (from > began) place(row, began, from);
		}
		startPage();
		for (const { row, from, to } of tail) place(row, from, to);
	}

	function addCompany(): void {
		const before = pages.at(-2);
		const company = before && companyOf(before, current(), closing + terms, limits);
		if (!company) return;
		before.pieces.pop();
		before.end = company.y;
		const only = takeBack();
		for (const { row, from, to } of [company, only]) place(row, from, to);
	}

	const fits = (height: number) => current().end + height <= here().closing;
	const tail = tailOf(rows, current().pieces, closing, limits);
	const moved = sumOf(tail.map(({ height }) => height));
	const staysTogether = tail.length > 0 && freshTop + moved + closing + terms <= limits.closing;
	if (!fits(staysTogether ? closing + terms : closing)) moveTail(tail);
	else addCompany();
	const room = here().closing - current().end;
	return { pages, terms: fits(closing + terms) ? 'below' : 'apart', room };
}
