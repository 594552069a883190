import { PDFArray, PDFDict, PDFStream } from '@cantoo/pdf-lib';
import { nameOf, type Archived } from './pdfa.ts';

const relationships = [
	'Source',
	'Data',
	'Alternative',
	'Supplement',
	'EncryptedPayload',
	'FormData',
	'Schema',
	'Unspecified'
];

/** Files within the file: each named, typed, related to the document and listed by it. ISO 19005-3, 6.8. */
export function attachmentFaults({ document, dicts, entry }: Archived): string[] {
	const listed = entry(document.catalog, 'AF');
	const associated = listed instanceof PDFArray ? listed.asArray().map((_, index) => listed.lookup(index)) : [];
	const specs = dicts.filter((dict) => entry(dict, 'EF') instanceof PDFDict);
	return specs.flatMap((spec) => {
		const faults: string[] = [];
		if (!associated.includes(spec)) faults.push('6.8 attachment is not associated (AF)');
		if (!relationships.includes(nameOf(entry(spec, 'AFRelationship'))))
			faults.push('6.8 attachment without AFRelationship');
		if (!entry(spec, 'F') || !entry(spec, 'UF')) faults.push('6.8 attachment without name');
		const files = entry(spec, 'EF') as PDFDict;
		const file = entry(files, 'F');
		const type = file instanceof PDFStream ? nameOf(entry(file.dict, 'Subtype')) : '';
		if (!/^[\w.+-]+\/[\w.+-]+$/.test(type)) faults.push('6.8 attachment without MIME type');
		return faults;
	});
}
