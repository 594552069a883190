/** Places of the layout in millimetres from the left edge of the page; figures end at theirs. */
export const at = {
	left: 25,
	right: 190,
	item: 45,
	itemEnd: 128,
	unit: 131,
	orderedEnd: 166,
	deliveredEnd: 190
} as const;

/** How wide article numbers may be (mm). */
export const articleRoom = at.item - at.left - 1;

/** Places from the top, and heights. */
export const down = { firstHead: 110, nextHead: 28, head: 6.4, line: 4.2, padding: 3.1, closing: 268 } as const;

/** What pagination has to know of them; no subtotal is carried. */
export const limits = {
	freshTop: down.nextHead + down.head,
	lastRow: 262,
	closing: down.closing,
	whole: 1 / 3
} as const;

/** What the layout fills where no letterhead stands in its way. */
export const body = { left: 25, right: 190, firstTop: 50, nextTop: 18.5, bottom: 276 } as const;
