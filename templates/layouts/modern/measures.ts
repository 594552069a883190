/** Places of the layout in millimetres from the left edge of the page; figures end at theirs. */
export const at = {
	left: 25,
	right: 190,
	itemEnd: 96,
	quantityEnd: 113,
	unit: 115,
	priceEnd: 146,
	vatEnd: 160,
	panel: 103,
	panelEnd: 195,
	totals: 108,
	beside: 62,
	besideValue: 96
} as const;

/** Places from the top: baselines of the table's heading, where rows and the closing block end. */
export const down = { firstHead: 137, nextHead: 34, head: 2.6, rows: 258, closing: 270, carried: 9.2 } as const;

/** Heights in the closing block: a sum's row, the white above it, a line of terms, the payment with its white. */
export const heights = { sum: 5.8, above: 6.5, terms: 4.1, payment: 41 } as const;

/** What pagination has to know of them. */
export const limits = {
	freshTop: down.nextHead + down.head + down.carried,
	lastRow: down.rows - down.carried,
	closing: down.closing,
	whole: 1 / 3
} as const;

/** The colour of an issuer that has chosen none. */
export const usualAccent = '#1f4e79';

/** What the layout fills where no letterhead stands in its way. */
export const body = { left: 25, right: 195, firstTop: 52, nextTop: 20.5, bottom: 276 } as const;
