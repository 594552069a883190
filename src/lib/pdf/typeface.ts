import { jsPDF, type jsPDFOptions } from 'jspdf';
import type { Face, Ruler } from '#templates/page.ts';
import { pluginApi, type FontTables, type ParsedFont } from './jspdf-parts.ts';

/** The fonts of all documents, parsed once. */
export interface Typeface extends Ruler {
	regular: ParsedFont;
	bold: ParsedFont;
	/** The characters of a text that the fonts cannot draw, each once; line ends do not count. */
	missingCharacters(text: string): string;
}

const millimetresPerPoint = 25.4 / 72;

/** The name by which documents select the fonts; its styles are `normal` and `bold`. */
export const fontName = 'noto';

/** Widths (em/1000) by character code, read on first use. */
function widthsOf(font: ParsedFont): (code: number) => number {
	const known = new Map<number, number>();
	return (code) => {
		let width = known.get(code);
		if (width === undefined) {
			width = font.widthOfGlyph(font.cmap.unicode.codeMap[code] ?? 0);
			known.set(code, width);
		}
		return width;
	};
}

/** Parses the two fonts (TrueType bytes). */
export function openTypeface(files: { regular: Uint8Array; bold: Uint8Array }): Typeface {
	const regular = pluginApi.TTFFont.open(files.regular);
	const bold = pluginApi.TTFFont.open(files.bold);
	const widths = { regular: widthsOf(regular), bold: widthsOf(bold) };
	return {
		regular,
		bold,
		widthOf(text: string, face: Face) {
			const widthOfCode = face.bold ? widths.bold : widths.regular;
			let width = 0;
			for (let index = 0; index < text.length; index++) width += widthOfCode(text.charCodeAt(index));
			return (width / 1000) * face.size * millimetresPerPoint;
		},
		missingCharacters(text) {
			const { codeMap } = regular.cmap.unicode;
			const missing = new Set(
				[...text].filter((character) => character !== '\n' && !codeMap[character.codePointAt(0)!])
			);
			return [...missing].join('');
		}
	};
}

/** The font as one document sees it: parsed once, but with its own list of the glyphs that it uses. */
const viewOf = (font: ParsedFont): ParsedFont =>
	Object.assign(Object.create(pluginApi.TTFFont.prototype) as ParsedFont, font, {
		toUnicode: {},
		Unicode: { encoding: {}, kerning: {}, widths: [] },
		glyIdsUsed: [0]
	});

/** The typeface that the next document gets; jsPDF fills its font table while it is being made. */
let next: Typeface | null = null;

pluginApi.events.push([
	'addFonts',
	({ fonts, dictionary }: FontTables) => {
		if (!next) return;
		const styles: Record<string, string> = {};
		for (const [fontStyle, name, font] of [
			['normal', 'NotoSans-Regular', next.regular],
			['bold', 'NotoSans-Bold', next.bold]
		] as const) {
			const id = `F${Object.keys(fonts).length + 1}`;
			// Six letters and a plus say that the font in the file is a subset (ISO 32000-1, 9.6.4).
			fonts[id] = {
				id,
				postScriptName: name,
				fontName: `FACTUR+${name}`,
				fontStyle,
				encoding: 'Identity-H',
				isStandardFont: false,
				metadata: viewOf(font)
			};
			styles[fontStyle] = id;
		}
		dictionary[fontName] = styles;
	}
]);

/** A new jsPDF document that has the typeface in its font table. */
export function documentWith(typeface: Typeface, options: jsPDFOptions): jsPDF {
	next = typeface;
	try {
		return new jsPDF(options);
	} finally {
		next = null;
	}
}
