import type { Debtor } from '#domain/debtor.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Cents, Currency } from '#domain/money.ts';
import type { DebtorCandidate } from './debtors.ts';
import type { Problem } from './fault.ts';
import type { DebtorField } from './fields.ts';
import type { InvoiceCandidate } from './invoices.ts';
import type { Note } from './note.ts';

/** What would become of a debtor or an invoice of the file. */
export type Outcome = 'new' | 'changed' | 'same' | 'conflict' | 'refused';

/** All outcomes, in the order they are shown. */
export const outcomes: readonly Outcome[] = ['new', 'changed', 'same', 'conflict', 'refused'];

/** What a list of entries is narrowed to: an outcome, what is taken but cannot be mailed, or is taken with a remark. */
export type EntryFilter = Outcome | 'unmailable' | 'remarked';

/** What the ledger holds already. */
export interface Known {
	issuer: Issuer;
	/** By number. */
	debtors: ReadonlyMap<string, KnownDebtor>;
	invoices: ReadonlyMap<string, { contentDigest: string }>;
}

/** A debtor of the ledger and the digest of what an import last brought. */
export interface KnownDebtor {
	debtor: Debtor;
	contentDigest: string;
}

/** A value of a known debtor that the file would change. */
export interface Change {
	field: DebtorField;
	from: string;
	to: string;
}

/** What would become of one debtor or invoice, and why. */
export interface PlanEntry {
	rows: number[];
	number: string;
	/** Name of the debtor as far as it is known. */
	name: string;
	outcome: Outcome;
	/** With VAT, of an invoice. */
	gross: Cents | null;
	currency: Currency | null;
	changes: Change[];
	problems: Problem[];
	notes: Note[];
}

/** A dry run: what would become of each debtor or invoice of a file. */
export type Plan =
	{ kind: 'debtors'; items: Planned<DebtorCandidate>[] } | { kind: 'invoices'; items: Planned<InvoiceCandidate>[] };

/** An entry with what would be written; null where nothing is. */
export interface Planned<C> {
	entry: PlanEntry;
	candidate: C | null;
}

/** A dry run in figures. */
export interface PlanSummary {
	counts: Record<Outcome, number>;
	/** Of the new invoices: lines, sums by currency, and those that need a decision or cannot be mailed. */
	lines: number;
	sums: { currency: Currency; net: Cents; gross: Cents }[];
	differingTotals: number;
	unmailable: number;
	remarked: number;
	markedSent: number;
}

/** Whether an entry belongs in a narrowed list. */
export function matches({ outcome, notes }: PlanEntry, filter: EntryFilter): boolean {
	const isTaken = outcome === 'new' || outcome === 'changed';
	if (filter === 'unmailable') return isTaken && notes.some(({ type }) => type === 'CannotBeMailed');
	if (filter === 'remarked') return isTaken && notes.some(({ type }) => type !== 'CannotBeMailed');
	return outcome === filter;
}

/** Counts what a dry run has found. */
export function summaryOf(plan: Plan, currency: Currency): PlanSummary {
	const entries = plan.items.map(({ entry }) => entry);
	const counts = { new: 0, changed: 0, same: 0, conflict: 0, refused: 0 };
	for (const { outcome } of entries) counts[outcome] += 1;
	const fresh =
		plan.kind === 'debtors'
			? []
			: plan.items.flatMap(({ entry, candidate }) => (entry.outcome === 'new' && candidate ? [candidate] : []));
	const sums = new Map<Currency, { net: number; gross: number }>();
	for (const { totals, currency: own } of fresh) {
		const sum = sums.get(own ?? currency) ?? { net: 0, gross: 0 };
		sums.set(own ?? currency, { net: sum.net + totals.net, gross: sum.gross + totals.gross });
	}
	return {
		counts,
		lines: fresh.reduce((sum, { lines }) => sum + lines.length, 0),
		sums: [...sums].map(([code, { net, gross }]) => ({ currency: code, net: net as Cents, gross: gross as Cents })),
		differingTotals: fresh.filter(({ statedGross }) => statedGross !== null).length,
		unmailable: entries.filter((entry) => matches(entry, 'unmailable')).length,
		remarked: entries.filter((entry) => matches(entry, 'remarked')).length,
		markedSent: fresh.filter(({ alreadySent }) => alreadySent).length
	};
}
