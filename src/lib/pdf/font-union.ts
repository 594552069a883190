import { readTables, type Tables } from './sfnt.ts';
import { fontWith, outlinesOf } from './subset.ts';

/** Subsets of one font, put together again. */
export interface FontUnion {
	/** Takes in a subset; answers whether it is of the same font, glyph by glyph. */
	take(subset: Uint8Array): boolean;
	/** The font with the outlines of all subsets. */
	file(): Uint8Array;
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean =>
	a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Tables that hang on which glyphs are in a subset. */
const own = new Set(['glyf', 'loca', 'head']);

/** Whether two subsets have all tables in common that do not hang on their glyphs. */
const areKin = (a: Tables, b: Tables): boolean =>
	a.size === b.size &&
	[...a].every(([name, table]) => own.has(name) || isEqual(table, b.get(name) ?? new Uint8Array()));

/** Begins with one subset. Only for subsets that keep the glyph numbers of their font, as `subsetter` makes them. */
export function fontUnion(first: Uint8Array): FontUnion {
	const tables = readTables(first);
	const outlines = outlinesOf(tables);
	return {
		take(subset) {
			const others = readTables(subset);
			if (!areKin(tables, others)) return false;
			const more = outlinesOf(others);
			const fits = more.every(
				(outline, glyph) => outline.length === 0 || outlines[glyph]!.length === 0 || isEqual(outline, outlines[glyph]!)
			);
			if (!fits) return false;
			more.forEach((outline, glyph) => {
				if (outline.length > 0) outlines[glyph] = outline;
			});
			return true;
		},
		file: () => fontWith(tables, outlines)
	};
}
