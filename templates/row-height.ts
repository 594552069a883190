/** Lines of a row that stand together on either side of a page's end. */
const together = 3;

/** What pagination knows of a row: the heights of its text lines (mm) and the white around them. */
export interface RowHeight {
	lines: readonly number[];
	padding: number;
	/** The lines before which it may be split; absent for any that leaves three on either side. */
	stops?: readonly number[];
}

/** Adds up heights. */
export const sumOf = (heights: readonly number[]): number => heights.reduce((all, height) => all + height, 0);

/** The height of a row, or of a part of it with the white around that. */
export const heightOf = ({ lines, padding }: RowHeight, from = 0, to = lines.length): number =>
	padding + sumOf(lines.slice(from, to));

/** The lines before which a row may be split. */
export const stopsOf = ({ lines, stops }: RowHeight): readonly number[] =>
	stops ?? lines.map((_, index) => index).slice(together, Math.max(together, lines.length - together + 1));
