import { jsPDF } from 'jspdf';
import { pluginApi, type FontTables } from './jspdf-parts.ts';
import type { Typeface } from './typeface.ts';

/** The name by which documents select the typeface; its styles are `normal` and `bold`. */
export const fontName = 'noto';

/** The typeface that the next document gets: jsPDF tells of its font table only while the document is being made. */
let next: Typeface | null = null;

function fillTables({ fonts, dictionary }: FontTables): void {
	if (!next) return;
	const styles: Record<string, string> = {};
	for (const [fontStyle, postScriptName, font] of [
		['normal', 'NotoSans-Regular', next.regular],
		['bold', 'NotoSans-Bold', next.bold]
	] as const) {
		const id = `F${Object.keys(fonts).length + 1}`;
		fonts[id] = {
			id,
			postScriptName,
			// Six letters and a plus say that the font in the file is a subset (ISO 32000-1, 9.6.4).
			fontName: `FACTUR+${postScriptName}`,
			fontStyle,
			encoding: 'Identity-H',
			isStandardFont: false,
			metadata: font.forDocument()
		};
		styles[fontStyle] = id;
	}
	dictionary[fontName] = styles;
}

pluginApi.events.push(['addFonts', fillTables]);

/** A new A4 document, measured in millimetres, with the typeface in its font table and no other font in the file. */
export function newDocument(typeface: Typeface): jsPDF {
	next = typeface;
	try {
		return new jsPDF({ unit: 'mm', format: 'a4', compress: true, putOnlyUsedFonts: true, floatPrecision: 3 });
	} finally {
		next = null;
	}
}
