import {
	PDFArray,
	PDFDict,
	PDFDocument,
	PDFHexString,
	PDFName,
	PDFNumber,
	PDFRawStream,
	PDFStream,
	PDFString,
	decodePDFRawStream,
	type PDFObject
} from '@cantoo/pdf-lib';
import { contentFaults } from './pdfa-content.ts';
import { attachmentFaults } from './pdfa-attachments.ts';

/** What a check sees of a file. */
export interface Archived {
	document: PDFDocument;
	/** Every dictionary of the file, those of streams too. */
	dicts: PDFDict[];
	streams: PDFRawStream[];
	/** An entry of a dictionary, its reference followed. */
	entry: (dict: PDFDict, name: string) => PDFObject | undefined;
}

export const nameOf = (object: PDFObject | undefined): string => (object instanceof PDFName ? object.decodeText() : '');

/**
 * What keeps a file from being PDF/A-3b, each with its clause of ISO 19005-3; empty where nothing was found. It knows
 * what this program and its likely faults can bring into a file, no more: it is no validator of files from anywhere.
 */
export async function pdfaFaults(bytes: ArrayBuffer | Uint8Array): Promise<string[]> {
	const file = Buffer.from(bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes);
	const document = await PDFDocument.load(file, { updateMetadata: false, ignoreEncryption: true });
	const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
	const dicts = objects.flatMap(dictsIn);
	const streams = objects.filter((object) => object instanceof PDFRawStream);
	const entry: Archived['entry'] = (dict, name) => document.context.lookup(dict.get(PDFName.of(name)));
	const seen: Archived = { document, dicts, streams, entry };
	return [
		...fileFaults(file, document),
		...metadataFaults(seen),
		...intentFaults(seen),
		...fontFaults(seen),
		...actionFaults(seen),
		...streamFaults(seen),
		...contentFaults(seen),
		...attachmentFaults(seen)
	];
}

/** A dictionary and all that lie within it. */
function dictsIn(object: PDFObject): PDFDict[] {
	if (object instanceof PDFStream) return dictsIn(object.dict);
	if (object instanceof PDFDict) return [object, ...object.values().flatMap(dictsIn)];
	if (object instanceof PDFArray) return object.asArray().flatMap(dictsIn);
	return [];
}

function fileFaults(file: Buffer, { context }: PDFDocument): string[] {
	const faults: string[] = [];
	if (!/^%PDF-1\.[0-7][\r\n]/.test(file.toString('latin1', 0, 10))) faults.push('6.1.2 header');
	const comment = file.subarray(file.indexOf(0x0a) + 1);
	if (comment[0] !== 0x25 || comment.subarray(1, 5).some((byte) => byte < 0x80)) faults.push('6.1.2 binary comment');
	const id = context.lookup(context.trailerInfo.ID);
	const parts = id instanceof PDFArray ? id.asArray() : [];
	const isText = (part: PDFObject) => part instanceof PDFHexString || part instanceof PDFString;
	if (parts.length !== 2 || !parts.every(isText)) faults.push('6.1.3 no file identifier');
	if (context.trailerInfo.Encrypt) faults.push('6.1.3 encrypted');
	return faults;
}

function metadataFaults({ document, entry }: Archived): string[] {
	const metadata = entry(document.catalog, 'Metadata');
	if (!(metadata instanceof PDFRawStream)) return ['6.6.2.1 no metadata'];
	const xmp = Buffer.from(decodePDFRawStream(metadata).decode()).toString('utf8');
	const says = (name: string, value: string) =>
		xmp.includes(`<pdfaid:${name}>${value}</pdfaid:${name}>`) || xmp.includes(`pdfaid:${name}="${value}"`);
	return says('part', '3') && says('conformance', 'B') ? [] : ['6.6.4 not named PDF/A-3b'];
}

function intentFaults({ document, entry }: Archived): string[] {
	const intents = entry(document.catalog, 'OutputIntents');
	const first = intents instanceof PDFArray ? intents.lookup(0) : undefined;
	if (!(first instanceof PDFDict) || nameOf(entry(first, 'S')) !== 'GTS_PDFA1')
		return ['6.2.4.3 device colours without output intent'];
	const profile = entry(first, 'DestOutputProfile');
	if (!(profile instanceof PDFRawStream)) return ['6.2.3 output intent without profile'];
	const icc = Buffer.from(decodePDFRawStream(profile).decode());
	const isRgb = icc.toString('latin1', 36, 40) === 'acsp' && icc.toString('latin1', 16, 20) === 'RGB ';
	const channels = entry(profile.dict, 'N');
	return isRgb && channels instanceof PDFNumber && channels.asNumber() === 3 ? [] : ['6.2.3 profile is not RGB'];
}

function fontFaults({ dicts, entry }: Archived): string[] {
	const fonts = dicts.filter((dict) => nameOf(entry(dict, 'Type')) === 'Font');
	return fonts.flatMap((font) => {
		const kind = nameOf(entry(font, 'Subtype'));
		if (kind === 'Type0' || kind === 'Type3') return [];
		const name = nameOf(entry(font, 'BaseFont'));
		const faults: string[] = [];
		const descriptor = entry(font, 'FontDescriptor');
		const isEmbedded =
			descriptor instanceof PDFDict &&
			['FontFile', 'FontFile2', 'FontFile3'].some((key) => entry(descriptor, key) instanceof PDFStream);
		if (!isEmbedded) faults.push(`6.2.11.4.1 font ${name} is not embedded`);
		if (kind === 'CIDFontType2' && !entry(font, 'CIDToGIDMap'))
			faults.push(`6.2.11.3.2 font ${name} has no CIDToGIDMap`);
		return faults;
	});
}

const forbiddenActions =
	/^(Launch|Sound|Movie|ResetForm|ImportData|Hide|SetOCGState|Rendition|Trans|GoTo3DView|JavaScript)$/;

function actionFaults({ document, dicts, entry }: Archived): string[] {
	const faults = dicts
		.map((dict) => nameOf(entry(dict, 'S')))
		.filter((action) => forbiddenActions.test(action))
		.map((action) => `6.5.1 action ${action}`);
	if (dicts.some((dict) => dict.has(PDFName.of('AA')))) faults.push('6.5.2 additional actions');
	const names = entry(document.catalog, 'Names');
	if (names instanceof PDFDict && names.has(PDFName.of('JavaScript'))) faults.push('6.5.1 scripts by name');
	return faults;
}

function streamFaults({ streams, entry }: Archived): string[] {
	return streams.flatMap(({ dict }) => {
		const filter = entry(dict, 'Filter');
		const filters = filter instanceof PDFArray ? filter.asArray() : [filter];
		const faults = filters
			.map(nameOf)
			.filter((name) => name === 'LZWDecode' || name === 'Crypt')
			.map((name) => `6.1.7.2 filter ${name}`);
		if (dict.has(PDFName.of('F'))) faults.push('6.1.7.1 external stream');
		return faults;
	});
}
