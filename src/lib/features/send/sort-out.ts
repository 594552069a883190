import type { Issuer } from '#domain/issuer.ts';
import { sumCents, zeroCents, type Cents, type Currency } from '#domain/money.ts';
import type { DebtorRow, InvoiceRow } from '#ledger/rows.ts';
import type { Candidate } from './candidates.ts';
import { obstacleOf, type Obstacle } from './obstacles.ts';

/** Invoices that the same thing keeps back: one entry to mend, since mending the debtor frees them all. */
export interface MendItem {
	key: string;
	obstacle: Obstacle;
	debtor: DebtorRow | null;
	/** At least one. */
	invoices: InvoiceRow[];
}

/** A run sorted out: what can go, and what cannot and why. */
export interface Sorted {
	ready: Candidate[];
	mend: MendItem[];
}

/** Sorts candidates; those that one debtor's address keeps back stand together. */
export function sortOut(candidates: readonly Candidate[], issuer: Issuer): Sorted {
	const ready: Candidate[] = [];
	const mend = new Map<string, MendItem>();
	for (const candidate of candidates) {
		const { invoice, debtor } = candidate;
		const obstacle = obstacleOf(candidate, issuer);
		if (!obstacle) {
			ready.push(candidate);
			continue;
		}
		const key = keyOf(obstacle, invoice);
		const item = mend.get(key) ?? { key, obstacle, debtor, invoices: [] };
		item.invoices.push(invoice);
		mend.set(key, item);
	}
	return { ready, mend: [...mend.values()] };
}

/** What several invoices may share: a debtor's field, and documents that come by themselves. */
function keyOf(obstacle: Obstacle, invoice: InvoiceRow): string {
	if (obstacle.type === 'DocumentPending') return obstacle.type;
	if (obstacle.type === 'Address' && obstacle.source !== 'invoice') return `${obstacle.type} ${invoice.debtorId}`;
	return `${obstacle.type} ${invoice.id}`;
}

/** How many addresses the invoices go to, each counted per invoice. */
export const countAddresses = (candidates: readonly Candidate[]): number =>
	candidates.reduce((sum, { invoice }) => sum + invoice.addresses.length, 0);

/** The gross sums per currency, in the order in which the currencies appear. */
export function grossOf(invoices: readonly InvoiceRow[]): { currency: Currency; cents: Cents }[] {
	const sums = new Map<Currency, Cents>();
	for (const { currency, totals } of invoices) {
		sums.set(currency, sumCents([sums.get(currency) ?? zeroCents, totals.gross]));
	}
	return [...sums].map(([currency, cents]) => ({ currency, cents }));
}
