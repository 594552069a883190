import type { jsPDF } from 'jspdf';
import { srgbProfile } from './icc.ts';
import { writerOf } from './jspdf-parts.ts';
import { binary, deflated } from './stream.ts';

/** What a document says of itself in Info and XMP. */
export interface DocumentFacts {
	title: string;
	subject: string;
	author: string;
	/** The mark that names invoice and debtor. */
	mark: string;
	/** ISO time in UTC. */
	createdAt: string;
}

const creator = 'Facturier';
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const xml = (text: string): string => text.replace(/[&<>]/g, (character) => escapes[character]!);

/** The metadata of PDF/A-3b (ISO 19005-3, 6.6.2), with the mark as keywords. */
const xmpOf = ({ title, subject, author, mark, createdAt }: DocumentFacts): string =>
	`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${xml(subject)}</rdf:li></rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>${creator}</xmp:CreatorTool><xmp:CreateDate>${createdAt.slice(0, 19)}Z</xmp:CreateDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Keywords>${xml(mark)}</pdf:Keywords></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;

const profile = deflated(srgbProfile());

/** Letters whose UTF-16 form holds the byte 0D: readers of Info would take it for a line end, so they are written in two parts. */
const forInfo = (text: string): string =>
	text.replace(/[\u010d\u020d\u040d\u1e0d]/g, (letter) => letter.normalize('NFD'));

/** ISO 32000-1, 7.9.4. */
const pdfDate = (iso: string): string => `D:${iso.slice(0, 19).replace(/\D/g, '')}+00'00'`;

/** Writes what a document is into Info and XMP, and the parts that PDF/A-3b wants. `fileId` is 32 hex digits. */
export function archive(document: jsPDF, facts: DocumentFacts, fileId: string): void {
	document.setFileId(fileId);
	document.setCreationDate(pdfDate(facts.createdAt));
	document.setProperties({
		title: forInfo(facts.title),
		subject: forInfo(facts.subject),
		author: forInfo(facts.author),
		keywords: facts.mark,
		creator
	});
	const writer = writerOf(document);
	type Entry = { key: string; value: string | number };
	const put = (data: string, alreadyAppliedFilters: '/FlateDecode'[], additionalKeyValues: Entry[]): number => {
		const objectId = writer.newObject();
		writer.putStream({ data, objectId, filters: [], alreadyAppliedFilters, additionalKeyValues });
		writer.out('endobj');
		return objectId;
	};
	let metadata = 0;
	let intent = 0;
	writer.events.subscribe('postPutResources', () => {
		const xmp = binary(new TextEncoder().encode(xmpOf(facts)));
		metadata = put(
			xmp,
			[],
			[
				{ key: 'Type', value: '/Metadata' },
				{ key: 'Subtype', value: '/XML' }
			]
		);
		intent = put(profile, ['/FlateDecode'], [{ key: 'N', value: 3 }]);
	});
	writer.events.subscribe('putCatalog', () => {
		writer.out('/Version /1.7');
		writer.out(`/Metadata ${metadata} 0 R`);
		writer.out(
			`/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile ${intent} 0 R>>]`
		);
	});
}
