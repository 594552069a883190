/** Where a list of equal rows stands; all lengths in CSS pixels. */
export interface ListView {
	total: number;
	rowHeight: number;
	scrollTop: number;
	height: number;
}

/** The rows to draw: from `first`, `count` of them. */
export interface RowWindow {
	first: number;
	count: number;
}

/** The rows in sight and `spare` more on either side, so that a quick scroll does not show a gap. */
export function rowWindow({ total, rowHeight, scrollTop, height }: ListView, spare = 8): RowWindow {
	const first = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight), total - 1) - spare);
	const end = Math.min(total, Math.ceil((Math.max(0, scrollTop) + height) / rowHeight) + spare);
	return { first, count: Math.max(0, end - first) };
}

/** The least scrolling that brings a whole row into sight; the same place if it is there already. */
export function scrollTopFor(index: number, { rowHeight, scrollTop, height }: ListView): number {
	const top = index * rowHeight;
	if (top < scrollTop) return top;
	const bottom = top + rowHeight;
	return bottom > scrollTop + height ? bottom - height : scrollTop;
}

/** Where a key leads from a row, or undefined if it does not lead anywhere. */
export function rowAfterKey(key: string, index: number, { total, rowHeight, height }: ListView): number | undefined {
	const page = Math.max(1, Math.floor(height / rowHeight) - 1);
	const targets: Record<string, number> = {
		ArrowDown: index + 1,
		ArrowUp: index - 1,
		PageDown: index + page,
		PageUp: index - page,
		Home: 0,
		End: total - 1
	};
	const target = targets[key];
	return target === undefined || total === 0 ? undefined : Math.min(total - 1, Math.max(0, target));
}
