import type { FontFacts, FontPass } from './jspdf-parts.ts';
import { deflated } from './stream.ts';

/** What a document holds of a font: streams are compressed, one character per byte. */
export interface FontObjects {
	file: string;
	/** Bytes of the font file before it was compressed. */
	fileLength: number;
	toUnicode: string;
	/** Advances by glyph (em/1000), as the entry W has them. */
	widths: string;
}

/** A glyph and the character that it stands for, where text is read out of the file. */
export type DrawnGlyph = readonly [glyph: number, code: number];

const digits = (value: number): string => value.toString(16).padStart(4, '0');

/** The map from glyphs to characters (ISO 32000-1, 9.10.3), at most 100 of them in a block. */
function toUnicode(glyphs: readonly DrawnGlyph[]): string {
	const entries = glyphs.map(([glyph, code]) => `<${digits(glyph)}><${digits(code)}>`);
	const blocks = Array.from({ length: Math.ceil(entries.length / 100) }, (_, block) => {
		const part = entries.slice(100 * block, 100 * (block + 1));
		return `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar\n`;
	});
	return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${blocks.join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** Makes the objects of a font with these glyphs, in the order of their numbers. */
export function fontObjects(
	glyphs: readonly DrawnGlyph[],
	font: { subset: (glyphs: readonly number[]) => Uint8Array; widthOf: (glyph: number) => number }
): FontObjects {
	const file = font.subset(glyphs.map(([glyph]) => glyph));
	return {
		file: deflated(file),
		fileLength: file.length,
		toUnicode: deflated(new TextEncoder().encode(toUnicode(glyphs))),
		widths: `[${glyphs.map(([glyph]) => `${glyph} [${Math.trunc(font.widthOf(glyph))}]`).join(' ')}]`
	};
}

const descriptor = (name: string, facts: FontFacts, file: number): string =>
	`<</Type /FontDescriptor /FontName /${name} /FontFile2 ${file} 0 R /FontBBox [${facts.bbox.join(' ')}] ` +
	`/Flags ${facts.flags} /StemV ${facts.stemV} /ItalicAngle ${facts.italicAngle} /Ascent ${facts.ascender} ` +
	`/Descent ${facts.decender} /CapHeight ${facts.capHeight}>>`;

/** Writes a font into a file as a composite one, whose text is glyph numbers (ISO 32000-1, 9.7). */
export function putFont({ font, out, newObject, putStream }: FontPass): void {
	const { fontName: name, metadata } = font;
	const objects = metadata.objects();
	const putBytes = (data: string, entries: { key: string; value: number }[]): number => {
		const objectId = newObject();
		putStream({ data, objectId, filters: [], alreadyAppliedFilters: ['/FlateDecode'], additionalKeyValues: entries });
		out('endobj');
		return objectId;
	};
	const put = (dictionary: string): number => {
		const objectId = newObject();
		out(dictionary);
		out('endobj');
		return objectId;
	};
	const file = putBytes(objects.file, [{ key: 'Length1', value: objects.fileLength }]);
	const characters = putBytes(objects.toUnicode, []);
	const described = put(descriptor(name, metadata.facts, file));
	const descendant = put(
		`<</Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /FontDescriptor ${described} 0 R /W ${objects.widths} ` +
			`/DW 1000 /CIDToGIDMap /Identity /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>>`
	);
	font.objectNumber = put(
		`<</Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /ToUnicode ${characters} 0 R ` +
			`/DescendantFonts [${descendant} 0 R]>>`
	);
	font.isAlreadyPutted = true;
}
