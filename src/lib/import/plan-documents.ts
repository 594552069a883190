import type { Debtor } from '#domain/debtor.ts';
import { mailBytes } from '#domain/mail-size.ts';
import { goesByMail } from '#domain/route.ts';
import type { DebtorCandidate } from './debtors.ts';
import { documentDigest, type DocumentCandidate, type DocumentFacts } from './document-candidate.ts';
import type { Problem } from './fault.ts';
import type { Note } from './note.ts';
import type { DebtorMatch } from './pdf-debtors.ts';
import type { PdfFault, PdfFile } from './pdf-file.ts';
import type { Known, Outcome, Plan, Planned } from './plan.ts';
import { mailNotes, newDebtor, refusedItem } from './plan-debtors.ts';

/** A file that cannot be a document. */
export interface BadPdf {
	path: string;
	fault: PdfFault;
}

/** The PDFs that were given, good and bad. */
export interface GivenPdfs {
	good: readonly PdfFile[];
	bad: readonly BadPdf[];
}

/** A PDF with all that a list or its name says of it. */
export interface FoundDocument {
	rows: number[];
	facts: DocumentFacts;
	debtor: Exclude<DebtorMatch, { type: 'unknown' }>;
	file: PdfFile;
	notes: Note[];
}

type DocumentItem = Planned<DocumentCandidate>;

/** The plan of what was found and what was not: one PDF is one invoice, and one number one PDF. */
export function planDocuments(found: readonly FoundDocument[], refused: readonly DocumentItem[], known: Known): Plan {
	const debtors = new Map<string, DebtorCandidate>();
	const owners = new Map<string, string>();
	const items = found.map((one): DocumentItem => {
		const { debtor, facts, file } = one;
		const owner = owners.get(file.sha256) ?? known.documents.get(file.sha256) ?? facts.number;
		owners.set(file.sha256, owner);
		const refusal = { rows: one.rows, number: facts.number };
		if (owner !== facts.number) return refusedPdf(file.path, { type: 'SameDocument', number: owner }, refusal);
		const item = itemOf(one, known);
		if (debtor.type === 'new' && item.entry.outcome === 'new') {
			const { number } = debtor.candidate;
			debtors.set(number, debtors.get(number) ?? debtor.candidate);
		}
		return item;
	});
	return { kind: 'documents', items: [...items, ...refused].sort(inOrder), debtors: [...debtors.values()] };
}

/** An entry for a PDF that is left out, and why. */
export function refusedPdf(
	path: string,
	fault: Problem['fault'],
	{ rows = [], number = '' }: { rows?: number[]; number?: string } = {}
): DocumentItem {
	const problem: Problem = { row: null, field: null, column: '', text: path, fault };
	const { entry, candidate } = refusedItem({ rows, number, name: '', problems: [problem] });
	return { entry: { ...entry, file: path }, candidate };
}

function itemOf({ rows, facts, debtor: match, file, notes: told }: FoundDocument, known: Known): DocumentItem {
	const debtor: Debtor = match.type === 'known' ? match.debtor : newDebtor(match.candidate, known.issuer);
	const digest = documentDigest(facts.number, debtor.number, file);
	const outcome = outcomeOf(known.invoices.get(facts.number)?.contentDigest, digest);
	const isNew = outcome === 'new';
	const created: Note[] = isNew && match.type === 'new' ? [{ type: 'NewDebtor', number: debtor.number }] : [];
	const byMail = isNew ? [...mailNotes(debtor, known.issuer), ...sizeNotes(debtor, file, known)] : [];
	const notes = [...told, ...created, ...byMail];
	const { number, gross } = facts;
	const currency = facts.currency ?? known.issuer.currency;
	const entry = { rows, number, name: debtor.name, outcome, gross, currency, changes: [], problems: [], notes };
	return {
		entry: { ...entry, file: file.path },
		candidate: { ...facts, rows, debtorNumber: debtor.number, file, notes, digest }
	};
}

/** Says where a debtor gets invoices by mail, and the issuer's mail server takes none of this size. */
function sizeNotes(debtor: Debtor, file: PdfFile, { mailLimit: limit }: Known): Note[] {
	const size = mailBytes([file.size]);
	return goesByMail(debtor.route) && size > limit ? [{ type: 'TooBigToMail', size, limit }] : [];
}

function outcomeOf(known: string | undefined, digest: string): Outcome {
	if (known === undefined) return 'new';
	return known === digest ? 'same' : 'conflict';
}

/** By row, then by path. */
const inOrder = ({ entry: a }: DocumentItem, { entry: b }: DocumentItem): number =>
	(a.rows[0] ?? Infinity) - (b.rows[0] ?? Infinity) || (a.file ?? '').localeCompare(b.file ?? '');
