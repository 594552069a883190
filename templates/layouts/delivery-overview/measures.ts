/** Places of the layout in millimetres from the left edge of the page; figures end at theirs. */
export const at = {
	left: 18,
	right: 198,
	innerEnd: 196,
	article: 20,
	item: 38,
	itemEnd: 114,
	unit: 116,
	ends: { ordered: 141, delivered: 156, returned: 175, charged: 196 }
} as const;

/** How wide article numbers may be (mm). */
export const articleRoom = at.item - at.article - 1;

/** Places from the top, and heights: of the heading, a delivery's band, the white below it, the head of the totals. */
export const down = { firstHead: 72, nextHead: 26, head: 6.4, line: 3.85, band: 6.2, gap: 1.3, totals: 10.4 } as const;

/** What pagination has to know of them; no subtotal is carried. */
export const limits = { freshTop: down.nextHead + down.head, lastRow: 264, closing: 270, whole: 1 / 2 } as const;

/** What the layout fills where no letterhead stands in its way. */
export const body = { left: 18, right: 198, firstTop: 45, nextTop: 16, bottom: 279 } as const;
