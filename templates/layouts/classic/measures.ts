/** Places of the layout in millimetres from the left edge of the page; amounts end at theirs. */
export const at = {
	left: 25,
	right: 190,
	item: 32.5,
	itemEnd: 99.5,
	wideEnd: 145,
	quantityEnd: 111,
	unit: 113,
	priceEnd: 145,
	discountEnd: 156.5,
	vatEnd: 167,
	totals: 108,
	totalsRoom: 58
} as const;

/** Places from the top: where rows end, where the closing block ends, where a next page's table begins. */
export const down = { rows: 262, closing: 270, nextTable: 30, tableHead: 6.4, carriedRow: 6.8, carriedOut: 6 } as const;

/** Heights in the closing block: a sum's row, a line of the box, a line of terms, the payment with its white. */
export const heights = { sum: 5.2, box: 4.2, terms: 4.1, payment: 40 } as const;

/** What pagination has to know of them. */
export const limits = {
	freshTop: down.nextTable + down.tableHead + down.carriedRow,
	lastRow: down.rows - down.carriedOut,
	closing: down.closing,
	whole: 1 / 3
} as const;

/** Lines of the terms that a page of their own holds; `lower` as the sheet has it. */
export const termsOnPage = (lower: number): number =>
	Math.floor((down.closing + lower - down.nextTable - 9) / heights.terms);

/** What the layout fills where no letterhead stands in its way. */
export const body = { left: 25, right: 190, firstTop: 50, nextTop: 18.5, bottom: 276 } as const;
