import type { Table } from './csv.ts';
import type { DocumentFacts } from './document-candidate.ts';
import { readDocumentRows, type DocumentRow } from './document-rows.ts';
import type { MatchFault, Problem } from './fault.ts';
import type { Layout } from './layout.ts';
import { debtorFinder, debtorOfRow, type DebtorFinder } from './pdf-debtors.ts';
import type { PdfFile } from './pdf-file.ts';
import { matchPdfs, type Match } from './pdf-match.ts';
import type { Known, Plan } from './plan.ts';
import { planDocuments, refusedPdf, type FoundDocument, type GivenPdfs } from './plan-documents.ts';
import { refusedItem } from './plan-debtors.ts';
import type { Refusal } from './refusal.ts';

/** The dry run of PDFs with their list. `date` counts where the list has none; empty for the day each PDF was saved. */
export function planList(table: Table, layout: Layout, given: GivenPdfs, known: Known, date: string): Plan {
	const finder = debtorFinder(known);
	const { rows, refused } = readDocumentRows(table, layout);
	const { matches, left } = matchPdfs(rows, given.good);
	const results = rows.map((row) => foundOrRefused(row, matches.get(row)!, finder, date));
	const out = [
		...[...refused, ...results.filter((result) => 'problems' in result)].map(refusedItem),
		...left.map(({ path }) => refusedPdf(path, { type: 'NotInList' })),
		...given.bad.map(({ path, fault }) => refusedPdf(path, fault))
	];
	return planDocuments(
		results.filter((result) => 'file' in result),
		out,
		known
	);
}

function foundOrRefused(row: DocumentRow, match: Match, finder: DebtorFinder, date: string): FoundDocument | Refusal {
	const debtorNumber = row.head.debtorNumber ?? '';
	const debtor = debtorOfRow(row.row, debtorNumber, row.debtor, finder);
	if (match.type === 'one' && debtor.type !== 'unknown') {
		const { file } = match;
		return { rows: [row.row], facts: factsOf(row, file, date), debtor, file, notes: row.notes };
	}
	const faults: Problem['fault'][] = match.type === 'one' ? [] : [faultOf(match, row)];
	if (debtor.type === 'unknown')
		faults.push(debtorNumber === '' ? { type: 'NoDebtor' } : { type: 'UnknownDebtor', number: debtorNumber });
	const problems = faults.map((fault): Problem => ({ row: row.row, field: null, column: '', text: '', fault }));
	return { rows: [row.row], number: row.number, name: row.debtor.name ?? '', problems };
}

function faultOf(match: Exclude<Match, { type: 'one' }>, { file }: DocumentRow): MatchFault {
	switch (match.type) {
		case 'none':
			return { type: 'NoPdf', file };
		case 'several':
			return { type: 'SeveralPdfs', files: match.files.map(({ path }) => path) };
		case 'taken':
			return { type: 'PdfTaken', file: match.file.path, number: match.number };
	}
}

function factsOf({ number, head }: DocumentRow, { savedOn }: PdfFile, date: string): DocumentFacts {
	return {
		number,
		type: head.type ?? 'invoice',
		date: head.date ?? (date || savedOn),
		dueDate: head.dueDate ?? '',
		currency: head.currency,
		gross: head.statedGross,
		orderReference: head.orderReference ?? '',
		subject: head.subject ?? '',
		correctsNumber: head.correctsNumber ?? '',
		alreadySent: head.alreadySent ?? false
	};
}
