import type { InvoiceCandidate } from './invoices.ts';
import type { Layout } from './layout.ts';
import type { Known, Plan, Planned } from './plan.ts';
import { mailNotes, refusedItem } from './plan-debtors.ts';
import type { Refusal } from './refusal.ts';

/** What would become of the invoices of a file. One that is known with other content is a conflict, never a change. */
export function planInvoices(
	candidates: readonly InvoiceCandidate[],
	refused: readonly Refusal[],
	known: Known,
	layout: Layout
): Plan {
	const items = [
		...candidates.map((candidate) => planInvoice(candidate, known, layout)),
		...refused.map((refusal): Planned<InvoiceCandidate> => refusedItem(refusal))
	];
	return { kind: 'invoices', items: items.sort((a, b) => a.entry.rows[0]! - b.entry.rows[0]!) };
}

function planInvoice(candidate: InvoiceCandidate, known: Known, layout: Layout): Planned<InvoiceCandidate> {
	const { rows, number, debtorNumber, totals } = candidate;
	const debtor = known.debtors.get(debtorNumber)?.debtor;
	if (!debtor) return unknownDebtor(candidate, layout);
	const found = known.invoices.get(number);
	const outcome = !found ? 'new' : found.contentDigest === candidate.digest ? 'same' : 'conflict';
	const notes = [...candidate.notes, ...(outcome === 'new' ? mailNotes(debtor, known.issuer) : [])];
	const currency = candidate.currency ?? known.issuer.currency;
	return {
		entry: {
			rows,
			number,
			name: debtor.name,
			outcome,
			gross: totals.gross,
			currency,
			changes: [],
			problems: [],
			notes
		},
		candidate
	};
}

function unknownDebtor({ rows, number, debtorNumber }: InvoiceCandidate, layout: Layout): Planned<InvoiceCandidate> {
	const column = layout.headings[layout.columnOf.get('debtorNumber')!] ?? '';
	const fault = { type: 'UnknownDebtor', number: debtorNumber } as const;
	const problem = { row: rows[0]!, field: 'debtorNumber', column, text: debtorNumber, fault } as const;
	return refusedItem({ rows, number, name: '', problems: [problem] });
}
