import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fontUnion } from './font-union.ts';
import { readTables } from './sfnt.ts';
import { subsetter } from './subset.ts';

const font = new Uint8Array(readFileSync('static/fonts/NotoSans-Regular.ttf'));
const subset = subsetter(font);
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const countOf = (file: Uint8Array) => viewOf(readTables(file).get('maxp')!).getUint16(4);

/** The outline of a glyph without the padding after it. */
function outline(file: Uint8Array, glyph: number): string {
	const tables = readTables(file);
	const loca = viewOf(tables.get('loca')!);
	const isLong = viewOf(tables.get('head')!).getInt16(50) === 1;
	const place = (at: number) => (isLong ? loca.getUint32(4 * at) : 2 * loca.getUint16(2 * at));
	return Buffer.from(tables.get('glyf')!.subarray(place(glyph), place(glyph + 1)))
		.toString('hex')
		.replace(/0+$/, '');
}

const glyphs = fc.uniqueArray(fc.integer({ min: 1, max: countOf(font) - 1 }), { maxLength: 60 });

describe('a subset', () => {
	it('keeps the outlines of its glyphs, under the same numbers', () => {
		fc.assert(
			fc.property(glyphs, (used) => {
				const file = subset(used);
				expect(countOf(file)).toBe(countOf(font));
				for (const glyph of [0, ...used]) expect(outline(file, glyph)).toBe(outline(font, glyph));
			}),
			{ numRuns: 30 }
		);
	});

	it('of nothing holds no outline', () => {
		const file = subset([]);
		const kept = Array.from({ length: countOf(file) }, (_, glyph) => glyph).filter((glyph) => outline(file, glyph));
		expect(kept).toEqual([]);
		expect(file.length).toBeLessThan(font.length / 5);
	});

	it('brings the parts of a composed letter', () => {
		const composed = Array.from({ length: countOf(font) }, (_, glyph) => glyph).find((glyph) =>
			outline(font, glyph).startsWith('ffff')
		)!;
		const file = subset([composed]);
		const kept = Array.from({ length: countOf(file) }, (_, glyph) => glyph).filter((glyph) => outline(file, glyph));
		expect(kept).toContain(composed);
		expect(kept.length).toBeGreaterThanOrEqual(2);
	});

	it('and another one make, together, the subset of all their glyphs', () => {
		fc.assert(
			fc.property(glyphs, glyphs, (some, others) => {
				const union = fontUnion(subset(some));
				expect(union.take(subset(others))).toBe(true);
				expect(Buffer.from(union.file()).equals(subset([...some, ...others]))).toBe(true);
			}),
			{ numRuns: 20 }
		);
	});

	it('of another font is not taken for one of the same', () => {
		const bold = subsetter(new Uint8Array(readFileSync('static/fonts/NotoSans-Bold.ttf')));
		expect(fontUnion(subset([36])).take(bold([36]))).toBe(false);
	});

	it('adds up to the checksum of a sound font', () => {
		const file = subset([36, 37, 38]);
		const view = viewOf(file);
		let sum = 0;
		for (let at = 0; at < file.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
		expect(sum).toBe(0xb1b0afba);
	});
});
