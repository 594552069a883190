import type { DraftProblem } from '#documents/issue.ts';
import type { Allowance } from '#domain/allowance.ts';
import type { InvoiceLine, VatCategory } from '#domain/invoice.ts';
import type { Currency } from '#domain/money.ts';
import type { IssueError } from '#ledger/drafts.ts';
import { decimalMark } from '#templates/format.ts';
import { documentFault } from '#ui/document-words.ts';
import { formatDate, formatFigure } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';
import { getLocale } from '#ui/paraglide/runtime.js';
import type { AllowanceFault } from './allowance-input.ts';

/** What keeps a draft from being issued, in words. */
export function draftProblemWords(problem: DraftProblem): string {
	switch (problem.type) {
		case 'NoDebtor':
			return m.invoices_problem_no_debtor();
		case 'NoDate':
			return m.invoices_problem_no_date();
		case 'DueBeforeDate':
			return m.invoices_problem_due();
		case 'EmptyLine':
			return m.invoices_problem_empty_line({ line: problem.line });
		case 'NothingToCorrect':
			return m.invoices_problem_corrects();
		case 'Document':
			return documentFault(problem.problem);
	}
}

/** Why a draft got no number, in words. */
export function issueErrorWords(error: IssueError): string {
	switch (error.type) {
		case 'NotADraft':
			return m.invoices_problem_not_a_draft();
		case 'NoSeries':
			return m.invoices_problem_no_series();
		case 'NumberTaken':
			return m.invoices_problem_number_taken({ number: error.number });
		case 'Locked':
			return m.invoices_problem_locked();
		case 'DateBeforeLast':
			return m.invoices_problem_date({ date: formatDate(error.earliest) });
		case 'BadPattern':
			return m.invoices_problem_pattern();
	}
}

/** Why a written number cannot be taken, in words. */
export function numberFaultWords(fault: AllowanceFault): string {
	switch (fault.type) {
		case 'NotANumber':
			return m.invoices_number_bad();
		case 'TooPrecise':
			return m.invoices_number_places({ places: fault.places });
		case 'TwoWays':
			return m.invoices_number_two_ways();
		case 'NotPositive':
			return m.draft_positive();
		case 'OverAll':
			return m.draft_over_all();
	}
}

/** A kind of VAT in words. */
export const vatWords: Record<VatCategory, () => string> = {
	S: m.invoices_vat_standard,
	Z: m.invoices_vat_zero,
	E: m.invoices_vat_exempt,
	AE: m.invoices_vat_reverse,
	K: m.invoices_vat_community,
	G: m.invoices_vat_export
};

/** What an allowance can be, for choice. */
export const allowanceTypes = () => [
	{ value: 'discount' as const, label: m.draft_discount() },
	{ value: 'charge' as const, label: m.draft_charge() }
];

/** What an allowance can be counted in, for choice. */
export const allowanceUnits = (currency: Currency) => [
	{ value: 'percent' as const, label: '%' },
	{ value: 'amount' as const, label: currency }
];

/** A discount or charge in words: its reason, else what it is, with its share. */
export function allowanceName({ type, by, reason }: Allowance): string {
	const name = reason || (type === 'discount' ? m.draft_discount() : m.draft_charge());
	return 'percent' in by ? `${name} ${by.percent.replace('.', decimalMark(getLocale()))} %` : name;
}

/** What a folded line does not show: discounts, article number, note, delivery, kind of VAT. */
export function lineExtras(line: InvoiceLine): string {
	const allowances = (line.allowances ?? []).map((one) =>
		'amount' in one.by ? `${allowanceName(one)} ${formatFigure(one.by.amount)}` : allowanceName(one)
	);
	const kind = ['S', 'Z'].includes(line.vatCategory) ? '' : vatWords[line.vatCategory]();
	const date = line.deliveryDate && formatDate(line.deliveryDate);
	return [line.article, ...allowances, date, line.noteNumber, line.place, kind, line.note].filter(Boolean).join(' · ');
}
