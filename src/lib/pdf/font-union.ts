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
const own = new Set(['glyf', 'loca', 'head', 'hmtx']);

/** Whether two subsets have all tables in common that do not hang on their glyphs. */
const areKin = (a: Tables, b: Tables): boolean =>
	a.size === b.size &&
	[...a].every(([name, table]) => own.has(name) || isEqual(table, b.get(name) ?? new Uint8Array()));

/** The advances of both, where they do not contradict each other; of a glyph that a subset lacks it holds nought. */
function joined(a: Uint8Array, b: Uint8Array): Uint8Array | null {
	const fits =
		a.length === b.length && a.every((byte, index) => byte === b[index] || isNought(a, index) || isNought(b, index));
	return fits ? a.map((byte, index) => byte | b[index]!) : null;
}

/** Whether the advance and the bearing that a byte belongs to are nought. */
const isNought = (metrics: Uint8Array, index: number): boolean =>
	metrics.subarray(index & ~3, (index & ~3) + 4).every((byte) => byte === 0);

/** Begins with one subset. Only for subsets that keep the glyph numbers of their font, as `subsetter` makes them. */
export function fontUnion(first: Uint8Array): FontUnion {
	const tables = readTables(first);
	const outlines = outlinesOf(tables);
	let metrics = tables.get('hmtx')!;
	return {
		take(subset) {
			const others = readTables(subset);
			if (!areKin(tables, others)) return false;
			const more = outlinesOf(others);
			const fits = more.every(
				(outline, glyph) => outline.length === 0 || outlines[glyph]!.length === 0 || isEqual(outline, outlines[glyph]!)
			);
			const both = joined(metrics, others.get('hmtx')!);
			if (!fits || !both) return false;
			metrics = both;
			more.forEach((outline, glyph) => {
				if (outline.length > 0) outlines[glyph] = outline;
			});
			return true;
		},
		file: () => fontWith(new Map([...tables, ['hmtx', metrics]]), outlines)
	};
}
