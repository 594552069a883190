import type { Debtor } from '#domain/debtor.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Cents, Currency } from '#domain/money.ts';
import type { DebtorCandidate } from './debtors.ts';
import type { DocumentCandidate } from './document-candidate.ts';
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
	/** Numbers of the invoices whose document is one of the given PDFs, by its hash. */
	documents: ReadonlyMap<string, string>;
	/** Bytes of the largest mail that the issuer's mailbox takes. */
	mailLimit: number;
}

/** A debtor of the ledger and the digest of what an import last brought. */
export interface KnownDebtor {
	debtor: Debtor;
	contentDigest: string;
	/** Whether the file's number is that of a debtor who has become this one: nothing of his row is taken over. */
	merged?: boolean;
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
	/** Path of the finished PDF; absent where there is none. */
	file?: string;
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
	| { kind: 'debtors'; items: Planned<DebtorCandidate>[] }
	| { kind: 'invoices'; items: Planned<InvoiceCandidate>[] }
	/** Finished PDFs; `debtors` are those that come new with them. */
	| { kind: 'documents'; items: Planned<DocumentCandidate>[]; debtors: DebtorCandidate[] };

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
	/** Debtors that come new with a list of finished PDFs. */
	newDebtors: number;
	/** Finished PDFs of which nobody says what they come to. */
	unknownTotals: number;
}

/** Whether an entry belongs in a narrowed list. */
export function matches({ outcome, notes }: PlanEntry, filter: EntryFilter): boolean {
	const isTaken = outcome === 'new' || outcome === 'changed';
	if (filter === 'unmailable') return isTaken && notes.some(({ type }) => type === 'CannotBeMailed');
	if (filter === 'remarked') return isTaken && notes.some(({ type }) => type !== 'CannotBeMailed');
	return outcome === filter;
}
