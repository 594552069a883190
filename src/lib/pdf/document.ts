import { jsPDF } from 'jspdf';
import { putFont } from './font-objects.ts';
import { pluginApi, type FontTables, type PluginEvent, type TextPass } from './jspdf-parts.ts';
import type { Typeface } from './typeface.ts';

/** The name by which documents select the typeface; its styles are `normal` and `bold`. */
export const fontName = 'noto';

function fillTables({ fonts, dictionary }: FontTables, typeface: Typeface): void {
	const styles: Record<string, string> = {};
	for (const [fontStyle, postScriptName, font] of [
		['normal', 'NotoSans-Regular', typeface.regular],
		['bold', 'NotoSans-Bold', typeface.bold]
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

function writeGlyphs(pass: TextPass): void {
	const { activeFontKey, fonts } = pass.mutex;
	const { metadata } = fonts[activeFontKey]!;
	pass.text = [pass.text].flat().map((text) => metadata.write(text));
}

/**
 * The events of our documents. jsPDF looks at every text three times, for fonts and scripts that the typeface lacks (what
 * it lacks is told before); one pass of ours takes their place. It makes and compresses every font anew for each
 * document; ours are kept.
 */
const eventsFor = (typeface: Typeface): PluginEvent[] => [
	...pluginApi.events.filter(([event]) => !['preProcessText', 'postProcessText', 'putFont'].includes(event)),
	['addFonts', (tables: FontTables) => fillTables(tables, typeface)],
	['postProcessText', writeGlyphs],
	['putFont', putFont]
];

/** A new A4 document, measured in millimetres, with the typeface in its font table and no other font in the file. */
export function newDocument(typeface: Typeface): jsPDF {
	const { events } = pluginApi;
	// jsPDF reads the list of events while it makes a document, and only then.
	pluginApi.events = eventsFor(typeface);
	try {
		return new jsPDF({ unit: 'mm', format: 'a4', compress: true, putOnlyUsedFonts: true, floatPrecision: 3 });
	} finally {
		pluginApi.events = events;
	}
}
