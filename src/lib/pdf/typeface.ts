import type { Face, Ruler } from '#templates/page.ts';
import { pluginApi, type DocumentFont, type ParsedFont } from './jspdf-parts.ts';
import { subsetter } from './subset.ts';

/** A font, parsed once. */
export interface OpenFont {
	/** Width (em/1000) by UTF-16 code unit. */
	widths: Uint16Array;
	/** The font as a new document sees it. */
	forDocument(): DocumentFont;
}

/** The fonts of all documents. */
export interface Typeface extends Ruler {
	regular: OpenFont;
	bold: OpenFont;
	/** The characters of a text that the fonts cannot draw, each once; line ends do not count. */
	missingCharacters(text: string): string;
}

const millimetresPerPoint = 25.4 / 72;

function openFont(bytes: Uint8Array, parsed: ParsedFont): OpenFont {
	const encode = subsetter(bytes);
	const widths = new Uint16Array(0x10000);
	const glyphs = new Uint16Array(0x10000);
	for (const [code, glyph] of Object.entries(parsed.cmap.unicode.codeMap)) {
		widths[Number(code)] = parsed.widthOfGlyph(glyph);
		glyphs[Number(code)] = glyph;
	}
	return {
		widths,
		forDocument() {
			const record = {
				toUnicode: {},
				Unicode: { encoding: {}, kerning: {}, widths: [] },
				glyIdsUsed: [0]
			};
			const write = glyphWriter(parsed, glyphs, record);
			return Object.assign(Object.create(pluginApi.TTFFont.prototype) as object, parsed, record, {
				subset: { encode },
				write
			});
		}
	};
}

/** Writes texts for one document and keeps its record of glyphs; what the font lacks is left out. */
function glyphWriter(
	font: ParsedFont,
	glyphs: Uint16Array,
	{ toUnicode, Unicode, glyIdsUsed }: Pick<DocumentFont, 'toUnicode' | 'Unicode' | 'glyIdsUsed'>
): (text: string) => string {
	const digits: string[] = [];
	const enter = (glyph: number): string => {
		glyIdsUsed.push(glyph);
		Unicode.widths.push(glyph, [Math.trunc(font.widthOfGlyph(glyph))]);
		return (digits[glyph] = glyph.toString(16).padStart(4, '0'));
	};
	return (text) => {
		let written = '';
		for (let index = 0; index < text.length; index++) {
			const code = text.charCodeAt(index);
			const glyph = glyphs[code]!;
			if (glyph === 0) continue;
			toUnicode[glyph] = code;
			written += digits[glyph] ?? enter(glyph);
		}
		return written;
	};
}

function missingFrom(drawn: Set<number>, text: string): string {
	const missing = [...text].filter((character) => character !== '\n' && !drawn.has(character.codePointAt(0)!));
	return [...new Set(missing)].join('');
}

/** Parses the two fonts (TrueType bytes), which have the same characters. */
export function openTypeface(files: { regular: Uint8Array; bold: Uint8Array }): Typeface {
	const parsed = pluginApi.TTFFont.open(files.regular);
	const regular = openFont(files.regular, parsed);
	const bold = openFont(files.bold, pluginApi.TTFFont.open(files.bold));
	const drawn = new Set(
		Object.entries(parsed.cmap.unicode.codeMap).flatMap(([code, glyph]) => (glyph ? [Number(code)] : []))
	);
	return {
		regular,
		bold,
		widthOf(text: string, face: Face) {
			const { widths } = face.bold ? bold : regular;
			let width = 0;
			for (let index = 0; index < text.length; index++) width += widths[text.charCodeAt(index)]!;
			return (width / 1000) * face.size * millimetresPerPoint;
		},
		missingCharacters: (text) => (/^[ -~\n]*$/.test(text) ? '' : missingFrom(drawn, text))
	};
}
