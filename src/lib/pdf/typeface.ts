import type { Face, Ruler } from '#templates/page.ts';
import { fontObjects, type FontObjects } from './font-objects.ts';
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

/** Characters that every document's fonts hold, used or not: most documents then hold the very same fonts, made once. */
const always =
	' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~' +
	'€–·’ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜßàáâäçèéêëíîïñóôöùúûüœ';

/** How many different fonts are kept at most. */
const mostKept = 64;

function openFont(bytes: Uint8Array, parsed: ParsedFont): OpenFont {
	const subset = subsetter(bytes);
	const widths = new Uint16Array(0x10000);
	const glyphs = new Uint16Array(0x10000);
	for (const [code, glyph] of Object.entries(parsed.cmap.unicode.codeMap)) {
		widths[Number(code)] = parsed.widthOfGlyph(glyph);
		glyphs[Number(code)] = glyph;
	}
	const base = new Map(Array.from(always, (character) => character.charCodeAt(0)).map((code) => [glyphs[code]!, code]));
	const kept = new Map<string, FontObjects>();

	function objectsWith(more: ReadonlyMap<number, number>): FontObjects {
		const key = [...more].sort(([a], [b]) => a - b).join();
		const known = kept.get(key);
		if (known) return known;
		const drawn = [...base, ...more].sort(([a], [b]) => a - b);
		const made = fontObjects(drawn, { subset, widthOf: (glyph) => parsed.widthOfGlyph(glyph) });
		if (kept.size === mostKept) kept.clear();
		kept.set(key, made);
		return made;
	}

	return {
		widths,
		forDocument() {
			const more = new Map<number, number>();
			return {
				facts: parsed,
				write: glyphWriter(glyphs, (glyph, code) => base.has(glyph) || more.set(glyph, code)),
				objects: () => objectsWith(more)
			};
		}
	};
}

/** A byte as literal strings hold it (ISO 32000-1, 7.3.4.2). */
function inString(byte: number): string {
	const character = String.fromCharCode(byte);
	return character === '\r' ? '\\r' : '()\\'.includes(character) ? `\\${character}` : character;
}

/** Writes texts for one document and notes each glyph at its first use; what the font lacks is left out. */
function glyphWriter(glyphs: Uint16Array, note: (glyph: number, code: number) => void): (text: string) => string {
	const written: string[] = [];
	const enter = (glyph: number, code: number): string => {
		note(glyph, code);
		return (written[glyph] = inString(glyph >> 8) + inString(glyph & 255));
	};
	return (text) => {
		let string = '';
		for (let index = 0; index < text.length; index++) {
			const code = text.charCodeAt(index);
			const glyph = glyphs[code]!;
			if (glyph !== 0) string += written[glyph] ?? enter(glyph, code);
		}
		return string;
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
