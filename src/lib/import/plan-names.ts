import type { Debtor } from '#domain/debtor.ts';
import type { DocumentFacts } from './document-candidate.ts';
import type { Problem } from './fault.ts';
import { nameOf, type NameFacts, type NameReader } from './name-pattern.ts';
import { debtorFinder } from './pdf-debtors.ts';
import type { PdfFile } from './pdf-file.ts';
import type { Known, Plan } from './plan.ts';
import { planDocuments, refusedPdf, type FoundDocument, type GivenPdfs } from './plan-documents.ts';

/** The dry run of PDFs by their names. `date` counts where the pattern has none; empty for the day each PDF was saved. */
export function planNames(reader: NameReader, given: GivenPdfs, known: Known, date: string): Plan {
	const { find } = debtorFinder(known);
	const isDebtor = (text: string): boolean => find(text) !== null;
	const read = given.good.map((file) => ({ file, facts: reader.read(nameOf(file.path), isDebtor) }));
	const sharing = Map.groupBy(read, ({ facts }) => facts?.number);
	const found: FoundDocument[] = [];
	const out = given.bad.map(({ path, fault }) => refusedPdf(path, fault));
	for (const { file, facts } of read) {
		const debtor = facts && find(facts.debtor);
		const fault = faultOf(facts, debtor, sharing.get(facts?.number)!.find((one) => one.file !== file)?.file);
		if (fault) out.push(refusedPdf(file.path, fault, { number: facts?.number }));
		else
			found.push({
				rows: [],
				facts: factsOf(facts!, file, date),
				debtor: { type: 'known', debtor: debtor! },
				file,
				notes: []
			});
	}
	return planDocuments(found, out, known);
}

function faultOf(facts: NameFacts | null, debtor: Debtor | null, other: PdfFile | undefined): Problem['fault'] | null {
	if (!facts?.number) return { type: 'NameDoesNotFit' };
	if (other) return { type: 'NumberTwice', other: { file: other.path } };
	if (facts.debtor === '') return { type: 'NoDebtor' };
	return debtor ? null : { type: 'UnknownDebtor', number: facts.debtor };
}

const factsOf = ({ number, date }: NameFacts, { savedOn }: PdfFile, chosen: string): DocumentFacts => ({
	number,
	type: 'invoice',
	date: date || chosen || savedOn,
	dueDate: '',
	currency: null,
	gross: null,
	orderReference: '',
	subject: '',
	correctsNumber: '',
	alreadySent: false
});
