import { jsPDF } from 'jspdf';
import type { FontObjects } from './font-objects.ts';

/** What a PDF says of a font as a whole, as jsPDF names it. Lengths in em/1000. */
export interface FontFacts {
	bbox: number[];
	flags: number;
	stemV: number;
	italicAngle: number;
	ascender: number;
	decender: number;
	capHeight: number;
}

/** A font that jsPDF has parsed; glyph 0 stands for a character that the font lacks. */
export interface ParsedFont extends FontFacts {
	cmap: { unicode: { codeMap: Record<number, number> } };
	widthOfGlyph(glyph: number): number;
}

/** A parsed font as one document sees it: with its own record of the glyphs that it uses. */
export interface DocumentFont {
	facts: FontFacts;
	/** A text as the numbers of its glyphs, two bytes each, for a literal string; notes which glyphs the document uses. */
	write(text: string): string;
	/** What the file holds of the font, once all texts are written. */
	objects(): FontObjects;
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
	/** The object that pages name, once the font is in the file. */
	objectNumber?: number;
	isAlreadyPutted?: boolean;
}

/** What the event `addFonts` hands over while a document is being made: its font table, and the table of names. */
export interface FontTables {
	fonts: Record<string, FontEntry>;
	dictionary: Record<string, Record<string, string>>;
}

/** What the event `postProcessText` hands over for every text: it may be written anew. */
export interface TextPass {
	text: string | string[];
	mutex: { activeFontKey: string; fonts: Record<string, FontEntry> };
}

/** What the event `putFont` hands over for every font that a document uses. */
export interface FontPass extends Pick<Writer, 'newObject' | 'out' | 'putStream'> {
	font: FontEntry;
}

/** A handler of an event that every new document gets. */
export type PluginEvent =
	| [event: 'addFonts', handler: (tables: FontTables) => void]
	| [event: 'putFont', handler: (pass: FontPass) => void]
	| [event: 'preProcessText' | 'postProcessText', handler: (pass: TextPass) => void];

interface PluginApi {
	TTFFont: { open(bytes: Uint8Array): ParsedFont };
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
		/** Of data that come compressed. */
		alreadyAppliedFilters?: '/FlateDecode'[];
		additionalKeyValues: { key: string; value: string | number }[];
	}): void;
}

/** jsPDF's plugin surface, which its types leave out. */
export const pluginApi = jsPDF.API as unknown as PluginApi;

/** What plugins write objects with while a document is put out; its types leave it out. */
export const writerOf = (document: jsPDF): Writer => document.internal as unknown as Writer;
