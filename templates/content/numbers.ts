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
/** A unit that is longer still is cut. */
const leastUnit = 6;

/** The size (points) at which the widest of some figures fits its room (mm): a figure is never cut. */
export function sizeFor(ruler: Ruler, texts: readonly string[], face: Face, room: number): number {
	const widest = Math.max(0, ...texts.map((text) => ruler.widthOf(text, face)));
	return widest <= room ? face.size : Math.max(least, Math.floor((face.size * room * 4) / widest) / 4);
}

/** The size (points) of a column of units, and how far it moves to the left (mm) to hold the widest: at most so far. */
export interface UnitColumn {
	size: number;
	shift: number;
}

/** Measures units for a room (mm) that can grow by `most`. */
export function unitColumn(ruler: Ruler, units: readonly string[], face: Face, room: number, most: number): UnitColumn {
	const widest = Math.max(0, ...units.map((unit) => ruler.widthOf(unit, face)));
	const shift = Math.min(most, Math.max(0, widest - room));
	return { size: Math.max(leastUnit, sizeFor(ruler, units, face, room + shift)), shift };
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
