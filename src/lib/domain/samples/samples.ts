import type { Debtor } from '#domain/debtor.ts';
import type { DocumentState } from '#domain/document.ts';
import type { Invoice, InvoiceType } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Series } from '#domain/numbering.ts';
import { goesByMail, goesOnPaper } from '#domain/route.ts';
import { dayAfter, timeOn } from './day.ts';
import { seededRandom } from './random.ts';
import { rounds } from './sample-cases.ts';
import { sampleDebtors } from './sample-debtors.ts';
import { sampleInvoices, type CasedInvoice } from './sample-invoices.ts';
import { sampleIssuer } from './sample-issuer.ts';
import { sampleMails, type SampleMails } from './sample-mails.ts';

/** What is recorded about a sample invoice besides its content. */
export interface SampleMarks {
	held: { reason: string; at: string } | null;
	history: boolean;
	markedSentAt: string;
	printedAt: string;
	document: DocumentState;
}

/** A ledger to look around in: invented, with every state and the odd cases. */
export interface Samples extends SampleMails {
	issuer: Issuer;
	series: Series[];
	debtors: Debtor[];
	invoices: { invoice: Invoice; marks: SampleMarks }[];
}

/** What the samples are made from; the same input gives the same samples. */
export interface SampleInput {
	seed: number;
	/** ISO time: the invoices reach eight months back from here. */
	now: string;
	newId: () => string;
}

/** 60 debtors and 400 invoices of one sample issuer, with what became of each. */
export function makeSamples({ seed, now, newId }: SampleInput): Samples {
	const today = now.slice(0, 10);
	const issuer = sampleIssuer(newId());
	const debtors = sampleDebtors(issuer.id, newId, timeOn(dayAfter(today, -15 * rounds), 0));
	const year = Number(dayAfter(today, -15 * (rounds - 1)).slice(0, 4));
	const seriesOf = (type: InvoiceType, pattern: string): Series => ({
		id: newId(),
		issuerId: issuer.id,
		type,
		pattern,
		next: 1,
		year,
		lastDate: '',
		locked: false
	});
	const fresh = {
		invoice: seriesOf('invoice', '{year}-{number:4}'),
		'credit-note': seriesOf('credit-note', 'C{year}-{number:3}')
	};
	const { invoices, series } = sampleInvoices(issuer, debtors, fresh, today, newId, seededRandom(seed));
	return {
		issuer,
		series: [series.invoice, series['credit-note']],
		debtors,
		invoices: invoices.map((cased) => ({ invoice: cased.invoice, marks: marksOf(cased) })),
		...sampleMails(issuer, invoices, now, newId)
	};
}

const reasons = ['Prijsafspraak nog bevestigen', 'Klant belt over de bestelling', 'Wacht op ordernummer'] as const;

function marksOf({ invoice, debtor, sampleCase }: CasedInvoice): SampleMarks {
	const done = timeOn(invoice.date, 900);
	const history = sampleCase === 'history';
	const mailed = ['accepted', 'delivered', 'resent'].includes(sampleCase) && goesByMail(debtor.route);
	return {
		held: sampleCase === 'held' ? { reason: reasons[debtor.name.length % reasons.length]!, at: done } : null,
		history,
		markedSentAt: sampleCase === 'marked' ? done : '',
		printedAt: sampleCase === 'printed' || (mailed && goesOnPaper(debtor.route)) ? done : '',
		document: history || invoice.kind === 'draft' ? 'none' : 'pending'
	};
}
