import { blankInvoice } from '#domain/blank.ts';
import { buyerOf } from '#domain/buyer.ts';
import type { Debtor } from '#domain/debtor.ts';
import type { Invoice, InvoiceType } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { nextNumber, type Series } from '#domain/numbering.ts';
import { totalsOf } from '#domain/vat.ts';
import { dayAfter, timeOn } from './day.ts';
import type { Random } from './random.ts';
import { billedIn, caseOf, isCreditNote, lineCaseOf, rounds, type SampleCase } from './sample-cases.ts';
import { sampleLines } from './sample-lines.ts';

/** An invoice of the samples, with what is to have happened to it. */
export interface CasedInvoice {
	invoice: Invoice;
	debtor: Debtor;
	round: number;
	sampleCase: SampleCase;
}

/** The invoices of all rounds, the oldest first, numbered by `series`, which come back as they stand afterwards. */
export function sampleInvoices(
	issuer: Issuer,
	debtors: readonly Debtor[],
	series: Record<InvoiceType, Series>,
	today: string,
	newId: () => string,
	random: Random
): { invoices: CasedInvoice[]; series: Record<InvoiceType, Series> } {
	const invoices: CasedInvoice[] = [];
	const last = new Map<string, Invoice>();
	let current = series;
	for (let round = rounds - 1; round >= 0; round--) {
		const date = dayAfter(today, -15 * round);
		for (const place of billedIn(round, debtors.length)) {
			const debtor = debtors[place]!;
			const sampleCase = caseOf(round, place, debtor.route);
			const type = isCreditNote(round, place) && last.has(debtor.id) ? 'credit-note' : 'invoice';
			const given = numberOf(sampleCase, current[type], date, invoices.length);
			current = { ...current, [type]: given.series };
			const lines = sampleLines(debtor, lineCaseOf(round, place), date, random);
			const corrected = type === 'credit-note' ? last.get(debtor.id) : undefined;
			const invoice: Invoice = {
				...plainInvoice(issuer, debtor, date),
				...given.identity,
				id: newId(),
				type,
				lines,
				totals: totalsOf(lines),
				correctsNumber: corrected?.number ?? '',
				correctsDate: corrected?.date ?? '',
				orderReference: random.below(5) === 0 ? `B-${1_000 + random.below(9_000)}` : '',
				recipientsEdited: sampleCase === 'own-recipients' ? 'eenmalig@dageraadklant.example' : null,
				routeEdited: sampleCase === 'on-paper-once' ? 'paper' : null
			};
			if (invoice.kind !== 'draft') last.set(debtor.id, invoice);
			invoices.push({ invoice, debtor, round, sampleCase });
		}
	}
	return { invoices, series: current };
}

/** Number and kind: drafts have none, history brings the other program's. */
function numberOf(sampleCase: SampleCase, series: Series, date: string, count: number) {
	if (sampleCase === 'draft') return { identity: { kind: 'draft', number: '', seriesId: '' }, series } as const;
	const imported = { kind: 'imported', number: `F${40_000 + count}`, seriesId: '' } as const;
	if (sampleCase === 'history') return { identity: imported, series };
	const given = nextNumber(series, date);
	if (!given.ok) throw new Error(`the sample series gives no number: ${given.error.type}`);
	return {
		identity: { kind: 'issued', number: given.value.number, seriesId: series.id } as const,
		series: given.value.series
	};
}

function plainInvoice(issuer: Issuer, debtor: Debtor, date: string): Invoice {
	return {
		...blankInvoice(issuer),
		debtorId: debtor.id,
		date,
		dueDate: dayAfter(date, issuer.paymentDays),
		periodFrom: dayAfter(date, -15),
		periodTo: dayAfter(date, -1),
		language: debtor.language,
		buyer: buyerOf(debtor),
		createdAt: timeOn(date, 0)
	};
}
