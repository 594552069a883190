import { jsPDF } from 'jspdf';

/** A font that jsPDF has parsed; glyph 0 stands for a character that the font lacks. */
export interface ParsedFont {
	cmap: { unicode: { codeMap: Record<number, number> } };
	widthOfGlyph(glyph: number): number;
}

/** A parsed font as one document sees it: with its own record of the glyphs that it uses. */
export interface DocumentFont extends ParsedFont {
	toUnicode: Record<number, number>;
	Unicode: { encoding: object; kerning: object; widths: unknown[] };
	glyIdsUsed: number[];
	/** A text as the numbers of its glyphs, four hexadecimal digits each; notes which glyphs the document uses. */
	write(text: string): string;
	subset: { encode(glyphs: readonly number[]): Uint8Array };
}

/** An entry of a document's font table. */
export interface FontEntry {
	id: string;
	postScriptName: string;
	fontName: string;
	fontStyle: string;
	encoding: 'Identity-H';
	isStandardFont: false;
	metadata: DocumentFont;
}

/** What the event `addFonts` hands over while a document is being made: its font table, and the table of names. */
export interface FontTables {
	fonts: Record<string, FontEntry>;
	dictionary: Record<string, Record<string, string>>;
}

/** What the event `postProcessText` hands over for every text: it may be written anew, in hexadecimal digits. */
export interface TextPass {
	text: string | string[];
	mutex: { activeFontKey: string; fonts: Record<string, FontEntry>; isHex?: boolean };
}

/** A handler of an event that every new document gets. */
export type PluginEvent =
	| [event: 'addFonts', handler: (tables: FontTables) => void]
	| [event: 'preProcessText' | 'postProcessText', handler: (pass: TextPass) => void];

interface PluginApi {
	TTFFont: { open(bytes: Uint8Array): ParsedFont; prototype: object };
	events: PluginEvent[];
}

interface Writer {
	events: {
		subscribe(event: 'putResources' | 'putXobjectDict' | 'postPutResources' | 'putCatalog', handler: () => void): void;
	};
	newObject(): number;
	out(line: string): void;
	putStream(stream: {
		data: string;
		objectId: number;
		filters: 'FlateEncode'[];
		additionalKeyValues: { key: string; value: string | number }[];
	}): void;
}

/** jsPDF's plugin surface, which its types leave out. */
export const pluginApi = jsPDF.API as unknown as PluginApi;

/** What plugins write objects with while a document is put out; its types leave it out. */
export const writerOf = (document: jsPDF): Writer => document.internal as unknown as Writer;
