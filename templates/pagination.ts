/** What pagination knows of a row: the heights of its text lines (mm) and the white around them. */
export interface RowHeight {
	lines: readonly number[];
	padding: number;
}

/** A row, or a part of one that is higher than a page: its lines `from` up to `to`, at y. */
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

/** Pages with rows; the closing block stands on the last one. The terms follow it, or begin a page of their own. */
export interface Plan {
	pages: PagePlan[];
	terms: 'below' | 'apart';
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
	/** Where rows and the closing block end on the first page, where that differs. */
	first?: { lastRow: number; closing: number };
}

const heightOf = ({ lines, padding }: RowHeight): number => lines.reduce((sum, height) => sum + height, padding);
const sumOf = (rows: readonly RowHeight[]): number => rows.reduce((sum, row) => sum + heightOf(row), 0);

/** How many of the last rows can go with the closing block: two, fewer only where they are too high for one page. */
function rowsWithClosing(rows: readonly RowHeight[], top: number, closing: number, limits: Limits): number {
	for (let count = Math.min(2, rows.length); count > 0; count--) {
		const isWhole = count === rows.length;
		const start = isWhole ? top : limits.freshTop;
		const end = (isWhole && limits.first?.closing) || limits.closing;
		if (start + sumOf(rows.slice(-count)) + closing <= end) return count;
	}
	return 0;
}

/** Divides rows over pages; `top` is where the first page's rows begin. No row is split unless it is higher than a page. */
export function paginate(rows: readonly RowHeight[], top: number, blocks: Blocks, limits: Limits): Plan {
	const { freshTop } = limits;
	const pages: PagePlan[] = [{ pieces: [], carriedIn: false, carriedOut: false, end: top }];
	const current = () => pages.at(-1)!;
	const here = () => (pages.length === 1 && limits.first) || limits;
	const startPage = () => {
		current().carriedOut = true;
		pages.push({ pieces: [], carriedIn: true, carriedOut: false, end: freshTop });
	};
	const place = (row: number, from: number, to: number) => {
		const height = heightOf({ ...rows[row]!, lines: rows[row]!.lines.slice(from, to) });
		current().pieces.push({ row, from, to, y: current().end, height });
		current().end += height;
	};
	const placeInPieces = (row: number) => {
		const { lines, padding } = rows[row]!;
		for (let from = 0, to = 0; from < lines.length; from = to) {
			if (current().pieces.length > 0) startPage();
			let height = padding;
			while (to < lines.length && (to === from || current().end + height + lines[to]! <= here().lastRow))
				height += lines[to++]!;
			place(row, from, to);
		}
	};
	const isFresh = () => current().pieces.length === 0;

	const tail = rows.length - rowsWithClosing(rows, top, blocks.closing, limits);
	rows.slice(0, tail).forEach((row, index) => {
		if (!isFresh() && current().end + heightOf(row) > here().lastRow) startPage();
		if (current().end + heightOf(row) > here().lastRow) placeInPieces(index);
		else place(index, 0, row.lines.length);
	});

	const rest = sumOf(rows.slice(tail)) + blocks.closing;
	const fits = (height: number, from: number) => from + height <= here().closing;
	const fitsFresh = freshTop + rest + blocks.terms <= limits.closing;
	const wanted = fitsFresh ? rest + blocks.terms : rest;
	if (!isFresh() && !fits(wanted, current().end)) startPage();
	const terms = fits(rest + blocks.terms, current().end) ? 'below' : 'apart';
	for (let row = tail; row < rows.length; row++) place(row, 0, rows[row]!.lines.length);
	return { pages, terms };
}
