import { readTables, writeTables, type Tables } from './sfnt.ts';

/** The tables that a font inside a PDF needs (ISO 32000-1, 9.9), in the order of their names. */
const needed = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];

/** Flags of a composite glyph's parts (OpenType, `glyf`). */
const wordArguments = 1;
const moreParts = 32;
const sizeOfScale = (flags: number): number => (flags & 8 ? 2 : flags & 64 ? 4 : flags & 128 ? 8 : 0);

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The outlines of a TrueType font by glyph number; one without ink is empty. */
export function outlinesOf(tables: Tables): Uint8Array[] {
	const [glyf, loca, head, maxp] = ['glyf', 'loca', 'head', 'maxp'].map((name) => tables.get(name));
	if (!glyf || !loca || !head || !maxp) throw new Error('not a TrueType font');
	const isLong = viewOf(head).getInt16(50) === 1;
	const places = viewOf(loca);
	const placeOf = (glyph: number) => (isLong ? places.getUint32(4 * glyph) : 2 * places.getUint16(2 * glyph));
	return Array.from({ length: viewOf(maxp).getUint16(4) }, (_, glyph) =>
		glyf.subarray(placeOf(glyph), placeOf(glyph + 1))
	);
}

/** The glyphs that a composite glyph is made of. */
function partsOf(outline: Uint8Array): number[] {
	const view = viewOf(outline);
	if (outline.length < 10 || view.getInt16(0) >= 0) return [];
	const parts: number[] = [];
	let at = 10;
	for (let flags = moreParts; flags & moreParts;) {
		flags = view.getUint16(at);
		parts.push(view.getUint16(at + 2));
		at += (flags & wordArguments ? 8 : 6) + sizeOfScale(flags);
	}
	return parts;
}

/**
 * Prepares a TrueType font for making subsets: fonts with the same glyph numbers, in which only the given glyphs and
 * their parts have an outline.
 */
export function subsetter(font: Uint8Array): (glyphs: readonly number[]) => Uint8Array {
	const all = readTables(font);
	const outlines = outlinesOf(all);

	function withParts(glyphs: readonly number[]): Set<number> {
		const used = new Set<number>();
		const open = [0, ...new Set(glyphs)];
		for (let glyph = open.pop(); glyph !== undefined; glyph = open.pop()) {
			if (used.has(glyph)) continue;
			used.add(glyph);
			open.push(...partsOf(outlines[glyph]!));
		}
		return used;
	}

	return (glyphs) => {
		const used = withParts(glyphs);
		const kept = outlines.map((outline, glyph) => (used.has(glyph) ? outline : outline.subarray(0, 0)));
		return fontWith(new Map([...all, ['hmtx', metricsOf(all, used)]]), kept);
	};
}

/** The advances of these glyphs; those of all others are nought, which takes next to no room. */
function metricsOf(tables: Tables, used: ReadonlySet<number>): Uint8Array {
	const all = tables.get('hmtx')!;
	const count = viewOf(tables.get('hhea')!).getUint16(34);
	const metrics = all.slice();
	metrics.fill(0, 0, 4 * count);
	for (const glyph of used) if (glyph < count) metrics.set(all.subarray(4 * glyph, 4 * glyph + 4), 4 * glyph);
	return metrics;
}

/** A font file of these outlines, by glyph number, with the other tables that a PDF needs. */
export function fontWith(tables: Tables, outlines: readonly Uint8Array[]): Uint8Array {
	const head = tables.get('head')!.slice();
	viewOf(head).setInt16(50, 1);
	const loca = new Uint8Array(4 * (outlines.length + 1));
	const glyf = new Uint8Array(outlines.reduce((size, { length }) => size + length + (length & 1), 0));
	const places = viewOf(loca);
	let end = 0;
	outlines.forEach((outline, glyph) => {
		glyf.set(outline, end);
		end += outline.length + (outline.length & 1);
		places.setUint32(4 * (glyph + 1), end);
	});
	const own = new Map([...tables, ['head', head], ['loca', loca], ['glyf', glyf]] as [string, Uint8Array][]);
	return writeTables(new Map(needed.flatMap((name) => (own.has(name) ? [[name, own.get(name)!]] : []))));
}
