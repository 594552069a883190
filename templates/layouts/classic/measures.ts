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
	vatEnd: 167,
	totals: 108,
	totalsRoom: 58
} as const;

/** Places from the top: where rows end, where the closing block ends, where a next page's table begins. */
export const down = { rows: 262, closing: 270, nextTable: 30, tableHead: 6.4, carriedRow: 6.8, carriedOut: 6 } as const;

export const ink = '#1b1b1b';
export const grey = '#585858';
export const hair = { width: 0.18, colour: '#b4b4b4' } as const;
export const rule = { width: 0.35, colour: ink } as const;
export const foldMark = '#8a8a8a';
export const tint = '#efeeea';
