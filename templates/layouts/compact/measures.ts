/** Places of the layout in millimetres from the left edge of the page; figures end at theirs. */
export const at = {
	left: 18,
	right: 198,
	inner: 20,
	innerEnd: 196,
	note: 36,
	article: 51,
	item: 61,
	itemEnd: 110,
	quantityEnd: 122,
	unit: 124,
	priceEnd: 146,
	vatEnd: 157,
	amountEnd: 175,
	totals: 124
} as const;

/** How wide article numbers may be (mm). */
export const articleRoom = at.item - at.article - 1;

/** Places from the top: the line of a next page's heading, a heading's height, where days and the closing block end. */
export const down = {
	nextHead: 23,
	head: 5.4,
	rows: 266,
	closing: 270,
	carried: 5.2,
	line: 3.7,
	day: 2.2
} as const;

/** Heights in the closing block: a sum's row, a rate's, a line of terms. */
export const heights = { sum: 4.7, rate: 4.3, terms: 3.5 } as const;

/** Side of the payment code (mm). */
export const codeSide = 26;

/** What pagination has to know of them. */
export const limits = {
	freshTop: down.nextHead + down.head + down.carried,
	lastRow: down.rows - down.carried,
	closing: down.closing,
	whole: 1 / 3
} as const;

/** What the layout fills where no letterhead stands in its way. */
export const body = { left: 18, right: 198, firstTop: 46, nextTop: 16, bottom: 279 } as const;
