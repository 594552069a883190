import type { Decimal } from '#domain/decimal.ts';
import { decimalMark, number } from '#templates/format.ts';
import type { Sheet } from '#templates/sheet.ts';

/** Figures of one column that align at their decimal sign. */
export interface FigureColumn {
	texts: string[];
	/** Widest fraction with its sign, and widest whole part (mm). */
	fraction: number;
	whole: number;
}

/** Writes the numbers of a column and measures them; each has at least `places` decimals. */
export function figureColumn(
	{ page, locale }: Sheet,
	values: readonly Decimal[],
	size: number,
	places = 0
): FigureColumn {
	const mark = decimalMark(locale.language);
	const texts = values.map((value) => number(value, locale.language, places));
	const widthOf = (text: string) => page.widthOf(text, { size });
	const fractions = texts.map((text) => (text.includes(mark) ? widthOf(text.slice(text.indexOf(mark))) : 0));
	return {
		texts,
		fraction: Math.max(0, ...fractions),
		whole: Math.max(0, ...texts.map((text) => widthOf(text.split(mark)[0]!)))
	};
}
