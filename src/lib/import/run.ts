import type { Sha256 } from '#domain/digest.ts';
import type { ImportPlan } from '#ledger/imports.ts';
import { withValues, type DebtorCandidate } from './debtors.ts';
import { importedInvoice } from './imported-invoice.ts';
import type { InvoiceCandidate } from './invoices.ts';
import type { Known, Plan, Planned } from './plan.ts';
import { newDebtor } from './plan-debtors.ts';
import { acceptedDocuments } from './run-documents.ts';

/** What a person decides about a dry run before it is carried out. */
export interface ImportChoices {
	/** Whether known debtors take over what the file says otherwise. */
	changes: 'take' | 'leave';
	/** Whether invoices whose stated total differs are taken, each confirmed by this. */
	differing: 'take' | 'leave';
	/** Which invoices went out before this ledger began: none, all, or as a column marks them. */
	history: 'none' | 'all' | 'marked';
}

/** Time and ids, handed in. */
export interface Source {
	/** ISO time. */
	now: string;
	/** A new UUIDv7 at each call. */
	newId: () => string;
}

/** The file that an import comes from. */
export interface SourceFile {
	name: string;
	digest: Sha256;
}

/** The writes that a dry run and its choices come to; what they leave out is counted as refused. */
export function importPlanOf(
	plan: Plan,
	known: Known,
	choices: ImportChoices,
	file: SourceFile,
	source: Source
): ImportPlan {
	const { debtors, invoices } = acceptedOf(plan, known, choices, source);
	const untouched = plan.items.filter(({ entry }) => entry.outcome === 'same').length;
	return {
		issuerId: known.issuer.id,
		fileName: file.name,
		fileDigest: file.digest,
		debtors,
		invoices,
		refused: plan.items.length - untouched - (plan.kind === 'debtors' ? debtors : invoices).length
	};
}

function acceptedOf(
	plan: Plan,
	known: Known,
	choices: ImportChoices,
	source: Source
): Pick<ImportPlan, 'debtors' | 'invoices'> {
	switch (plan.kind) {
		case 'debtors':
			return { debtors: acceptedDebtors(plan.items, known, choices, source), invoices: [] };
		case 'invoices':
			return { debtors: [], invoices: acceptedInvoices(plan.items, known, choices, source) };
		case 'documents':
			return acceptedDocuments(plan, known, choices, source);
	}
}

function acceptedDebtors(
	items: readonly Planned<DebtorCandidate>[],
	{ debtors, issuer }: Known,
	choices: ImportChoices,
	{ now, newId }: Source
): ImportPlan['debtors'] {
	return items.flatMap(({ entry, candidate }): ImportPlan['debtors'] => {
		if (candidate === null) return [];
		const { digest: contentDigest, number, values } = candidate;
		if (entry.outcome === 'new') {
			const debtor = { ...newDebtor(candidate, issuer), id: newId(), updatedAt: now };
			return [{ debtor, contentDigest, change: 'new' }];
		}
		if (entry.outcome !== 'changed' || choices.changes === 'leave') return [];
		const debtor = { ...withValues(debtors.get(number)!.debtor, values), updatedAt: now };
		return [{ debtor, contentDigest, change: 'changed' }];
	});
}

function acceptedInvoices(
	items: readonly Planned<InvoiceCandidate>[],
	known: Known,
	choices: ImportChoices,
	source: Source
): ImportPlan['invoices'] {
	return items.flatMap(({ entry, candidate }): ImportPlan['invoices'] => {
		if (candidate === null || entry.outcome !== 'new') return [];
		if (candidate.statedGross !== null && choices.differing === 'leave') return [];
		const history = choices.history === 'all' || (choices.history === 'marked' && candidate.alreadySent);
		const { type, number, date, orderReference, subject, correctsNumber, lines, totals, statedGross } = candidate;
		const { allowances, pricesIncludeVat, selfBilled } = candidate;
		const invoice = importedInvoice(known.debtors.get(candidate.debtorNumber)!.debtor, known.issuer, source, {
			...{ type, number, date, orderReference, subject, correctsNumber, lines, totals, statedGross },
			...(allowances && { allowances }),
			...(pricesIncludeVat && { pricesIncludeVat }),
			...(selfBilled && { selfBilled }),
			currency: candidate.currency ?? known.issuer.currency,
			dueDate: candidate.dueDate || daysAfter(date, known.issuer.paymentDays)
		});
		return [{ invoice, contentDigest: candidate.digest, history }];
	});
}

function daysAfter(date: string, days: number): string {
	const day = new Date(`${date}T00:00:00Z`);
	day.setUTCDate(day.getUTCDate() + days);
	return day.toISOString().slice(0, 10);
}
