import { digestJson } from '#domain/canonical-json.ts';
import type { Debtor } from '#domain/debtor.ts';
import { safeFileName } from '#domain/filename.ts';
import { foreignTotals } from '#domain/foreign.ts';
import type { Currency } from '#domain/money.ts';
import type { ImportPlan } from '#ledger/imports.ts';
import type { DocumentCandidate } from './document-candidate.ts';
import { importedInvoice } from './imported-invoice.ts';
import { nameOf } from './name-pattern.ts';
import type { Known, Plan } from './plan.ts';
import { newDebtor } from './plan-debtors.ts';
import type { GivenPdfs } from './plan-documents.ts';
import type { ImportChoices, Source, SourceFile } from './run.ts';

/** The writes that finished PDFs come to, with the debtors that are new. */
export function acceptedDocuments(
	plan: Extract<Plan, { kind: 'documents' }>,
	{ debtors, issuer }: Known,
	choices: ImportChoices,
	source: Source
): Pick<ImportPlan, 'debtors' | 'invoices'> {
	const fresh = plan.debtors.map((candidate): ImportPlan['debtors'][number] => ({
		debtor: { ...newDebtor(candidate, issuer), id: source.newId(), updatedAt: source.now },
		contentDigest: candidate.digest,
		change: 'new'
	}));
	const byNumber = new Map<string, Debtor>(fresh.map(({ debtor }) => [debtor.number, debtor]));
	const invoices = plan.items.flatMap(({ entry, candidate }): ImportPlan['invoices'] => {
		if (candidate === null || entry.outcome !== 'new') return [];
		const { debtorNumber, digest, alreadySent, file } = candidate;
		const debtor = debtors.get(debtorNumber)?.debtor ?? byNumber.get(debtorNumber)!;
		const { sha256, size, pages, read } = file;
		return [
			{
				invoice: importedInvoice(debtor, issuer, source, contentOf(candidate, issuer.currency)),
				contentDigest: digest,
				history: choices.history === 'all' || (choices.history === 'marked' && alreadySent),
				file: { sha256, size, pages, fileName: safeFileName(nameOf(file.path)), read }
			}
		];
	});
	return { debtors: fresh, invoices };
}

const contentOf = (
	{ type, number, date, dueDate, currency, gross, orderReference, subject, correctsNumber }: DocumentCandidate,
	fallback: Currency
) => ({
	...{ type, number, date, dueDate, orderReference, subject, correctsNumber },
	currency: currency ?? fallback,
	lines: [],
	foreign: { gross: gross === null ? ('unknown' as const) : ('stated' as const) },
	totals: foreignTotals(gross),
	statedGross: null
});

/** What finished PDFs without a list come from: their folder, else the first of them, and all their hashes. */
export function sourceOfPdfs({ good }: GivenPdfs): SourceFile {
	const path = good[0]?.path ?? '';
	const digest = digestJson(good.map(({ sha256 }) => sha256).toSorted());
	return { name: path.includes('/') ? path.split('/')[0]! : path, digest };
}
