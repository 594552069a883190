import { PDFArray, PDFBool, PDFName, decodePDFRawStream, type PDFRawStream } from '@cantoo/pdf-lib';
import { nameOf, type Archived } from './pdfa.ts';

/** Colours and pictures: device CMYK anywhere, and what PDF/A forbids of an image. ISO 19005-3, 6.2.4.3 and 6.2.8. */
export function contentFaults(seen: Archived): string[] {
	const { streams, entry } = seen;
	const images = streams.filter(({ dict }) => nameOf(entry(dict, 'Subtype')) === 'Image');
	const faults = images.flatMap(({ dict }) => {
		const found: string[] = [];
		if (colourSpaceOf(seen, dict) === 'DeviceCMYK') found.push('6.2.4.3 picture in device CMYK');
		if (entry(dict, 'Interpolate') === PDFBool.True) found.push('6.2.8 interpolated picture');
		for (const name of ['Alternates', 'OPI']) if (dict.has(PDFName.of(name))) found.push(`6.2.8 picture with ${name}`);
		return found;
	});
	const drawn = streams.filter((stream) => isContent(seen, stream));
	const inks = drawn.some((stream) => /(^|\s)([\d.]+\s+){4}[kK](\s|$)|\/DeviceCMYK\s+(cs|CS)/.test(textOf(stream)));
	return inks ? [...faults, '6.2.4.3 device CMYK on a page'] : faults;
}

function colourSpaceOf({ entry }: Archived, dict: PDFRawStream['dict']): string {
	const space = entry(dict, 'ColorSpace');
	return nameOf(space instanceof PDFArray ? space.lookup(0) : space);
}

/** The content of a page or of a form. */
function isContent({ document, entry }: Archived, stream: PDFRawStream): boolean {
	if (nameOf(entry(stream.dict, 'Subtype')) === 'Form') return true;
	return document.getPages().some(({ node }) => {
		const contents = node.Contents();
		return (
			contents === stream ||
			(contents instanceof PDFArray && contents.asArray().some((_, index) => contents.lookup(index) === stream))
		);
	});
}

const textOf = (stream: PDFRawStream): string => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
