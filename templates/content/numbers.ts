import type { Decimal } from '#domain/decimal.ts';
import { decimalMark, number } from '#templates/format.ts';
import type { Face, Ruler } from '#templates/page.ts';
import type { Sheet } from '#templates/sheet.ts';

/** Figures of one column that align at their decimal sign. */
export interface FigureColumn {
	texts: string[];
	/** Points: as asked for, or smaller where the widest would leave its column. */
	size: number;
	/** Widest fraction with its sign, and widest whole part (mm). */
	fraction: number;
	whole: number;
}

/** Points; smaller than this nobody reads a figure. */
const least = 4;

/** The size (points) at which the widest of some figures fits its room (mm): a figure is never cut. */
export function sizeFor(ruler: Ruler, texts: readonly string[], face: Face, room: number): number {
	const widest = Math.max(0, ...texts.map((text) => ruler.widthOf(text, face)));
	return widest <= room ? face.size : Math.max(least, Math.floor((face.size * room * 4) / widest) / 4);
}

/** Writes the numbers of a column and measures them; each has at least `places` decimals, and all fit a room (mm). */
export function figureColumn(
	{ page, locale }: Sheet,
	values: readonly Decimal[],
	wanted: number,
	places = 0,
	room = Infinity
): FigureColumn {
	const mark = decimalMark(locale.language);
	const texts = values.map((value) => number(value, locale.language, places));
	const measured = (size: number) => {
		const widthOf = (text: string) => page.widthOf(text, { size });
		const fractions = texts.map((text) => (text.includes(mark) ? widthOf(text.slice(text.indexOf(mark))) : 0));
		const wholes = texts.map((text) => widthOf(text.split(mark)[0]!));
		return { texts, size, fraction: Math.max(0, ...fractions), whole: Math.max(0, ...wholes) };
	};
	const column = measured(wanted);
	const width = column.fraction + column.whole;
	return width <= room ? column : measured(Math.max(least, Math.floor((wanted * room * 4) / width) / 4));
}
