import {
	PDFArray,
	PDFDict,
	PDFName,
	PDFNumber,
	PDFRawStream,
	PDFRef,
	PDFStream,
	decodePDFRawStream,
	type PDFContext,
	type PDFObject
} from '@cantoo/pdf-lib';

/** Why a page cannot be kept as drawings in an archived document (PDF/A-3b): its fonts, its print colours, anything else. */
export type Unfit = 'fonts' | 'cmyk' | 'layers' | 'large' | 'other';

const nameOf = (object: PDFObject | undefined): string => (object instanceof PDFName ? object.decodeText() : '');

/** Every object that can be reached, each once; a stream stands for its dictionary too. */
function reachable(context: PDFContext, root: PDFRef): PDFObject[] {
	const seen = new Set<string>();
	const found: PDFObject[] = [];
	const walk = (object: PDFObject | undefined): void => {
		if (object instanceof PDFRef) {
			if (seen.has(object.tag)) return;
			seen.add(object.tag);
			return walk(context.lookup(object));
		}
		if (object) found.push(object);
		if (object instanceof PDFStream) walk(object.dict);
		if (object instanceof PDFDict)
			for (const [key, value] of object.entries()) if (!ignored.has(nameOf(key))) walk(value);
		if (object instanceof PDFArray) object.asArray().forEach(walk);
	};
	walk(root);
	return found;
}
const ignored = new Set(['Metadata', 'PieceInfo', 'Parent']);

/** ISO 19005-3, 6.2.11: embedded, and TrueType told which letters are which. */
function isSoundFont(context: PDFContext, font: PDFDict): boolean {
	const entry = (dict: PDFDict, key: string) => context.lookup(dict.get(PDFName.of(key)));
	const kind = nameOf(entry(font, 'Subtype'));
	if (kind === 'Type0' || kind === 'Type3') return true;
	const descriptor = entry(font, 'FontDescriptor');
	if (!(descriptor instanceof PDFDict)) return false;
	if (!['FontFile', 'FontFile2', 'FontFile3'].some((key) => entry(descriptor, key) instanceof PDFStream)) return false;
	if (kind === 'CIDFontType2') return entry(font, 'CIDToGIDMap') !== undefined;
	if (kind !== 'TrueType') return true;
	const encoding = entry(font, 'Encoding');
	const flags = entry(descriptor, 'Flags');
	const isSymbolic = flags instanceof PDFNumber && (flags.asNumber() & 4) !== 0;
	if (isSymbolic) return encoding === undefined;
	const base = nameOf(encoding instanceof PDFDict ? entry(encoding, 'BaseEncoding') : encoding);
	return base === 'WinAnsiEncoding' || base === 'MacRomanEncoding';
}

const forbiddenKeys = ['OPI', 'Ref', 'Alternates', 'TR', 'HTP'];
const forbiddenFilters = new Set(['LZWDecode', 'Crypt', 'JPXDecode']);

function isForbidden(context: PDFContext, object: PDFObject): boolean {
	const dict = object instanceof PDFStream ? object.dict : object;
	if (!(dict instanceof PDFDict)) return false;
	if (forbiddenKeys.some((key) => dict.has(PDFName.of(key)))) return true;
	if (nameOf(dict.get(PDFName.of('Subtype'))) === 'PS') return true;
	if (!(object instanceof PDFStream)) return false;
	const filter = context.lookup(dict.get(PDFName.of('Filter')));
	const filters = filter instanceof PDFArray ? filter.asArray() : [filter];
	return dict.has(PDFName.of('F')) || filters.some((one) => forbiddenFilters.has(nameOf(one)));
}

/** Whether a stream draws: the page's form and those within, patterns, and letters that are drawings. */
const draws = ({ dict }: PDFRawStream): boolean =>
	nameOf(dict.get(PDFName.of('Subtype'))) === 'Form' ||
	dict.has(PDFName.of('PatternType')) ||
	(!dict.has(PDFName.of('Subtype')) && !dict.has(PDFName.of('Length1')) && !dict.has(PDFName.of('N')));

const cmykInk = /(^|\s)([\d.]+\s+){4}[kK](\s|$)|\/DeviceCMYK|\/CMYK\b/;

function usesCmyk(object: PDFObject): boolean {
	if (object instanceof PDFName) return nameOf(object) === 'DeviceCMYK';
	if (!(object instanceof PDFRawStream) || !draws(object)) return false;
	return cmykInk.test(new TextDecoder('latin1').decode(decodePDFRawStream(object).decode()));
}

/** What keeps a form from lying in an archived document as it is; null when nothing does. */
export function unfitOf(context: PDFContext, form: PDFRef): Unfit | null {
	const objects = reachable(context, form);
	const isFont = (object: PDFObject): object is PDFDict =>
		object instanceof PDFDict && nameOf(object.get(PDFName.of('Type'))) === 'Font';
	if (objects.filter(isFont).some((font) => !isSoundFont(context, font))) return 'fonts';
	if (objects.some(usesCmyk)) return 'cmyk';
	return objects.some((object) => isForbidden(context, object)) ? 'other' : null;
}
