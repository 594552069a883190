import { knownGross } from '#domain/foreign.ts';
import type { Issuer } from '#domain/issuer.ts';
import { sumCents, zeroCents, type Cents, type Currency } from '#domain/money.ts';
import { bundlesOf } from '#documents/bundles.ts';
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

/** Sorts candidates; those of one debtor that the same thing keeps back stand together. */
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
	return { ready, mend: [...mend.values()].toSorted(byOrder) };
}

/** The same thing at the same debtor stands together; documents on their way need nobody. */
function keyOf(obstacle: Obstacle, { id, debtorId }: InvoiceRow): string {
	switch (obstacle.type) {
		case 'DocumentPending':
			return obstacle.type;
		case 'Address':
			return obstacle.source === 'invoice' ? `${obstacle.type} ${id}` : `${obstacle.type} ${debtorId}`;
		case 'DocumentFailed':
			return `${obstacle.type} ${obstacle.problem?.type} ${debtorId}`;
		case 'Held':
			return `${obstacle.type} ${obstacle.reason} ${debtorId}`;
		case 'FailedBefore':
			return `${obstacle.type} ${obstacle.problem} ${debtorId}`;
		case 'NoDebtor':
		case 'NoDocument':
		case 'Draft':
		case 'Waiting':
		case 'PerhapsSent':
		case 'Sent':
			return `${obstacle.type} ${debtorId}`;
	}
}

/** What a person can mend comes first, then what to decide, then what needs nothing. */
const order: readonly Obstacle['type'][] = [
	'Address',
	'NoDebtor',
	'DocumentFailed',
	'NoDocument',
	'FailedBefore',
	'PerhapsSent',
	'Held',
	'Draft',
	'Waiting',
	'DocumentPending',
	'Sent'
];

const byOrder = (a: MendItem, b: MendItem): number => order.indexOf(a.obstacle.type) - order.indexOf(b.obstacle.type);

/** How many addresses the mails of these invoices go to, each counted per mail. */
export const countAddresses = (candidates: readonly Candidate[]): number =>
	bundlesOf(candidates).reduce((sum, [first]) => sum + (first?.invoice.addresses.length ?? 0), 0);

/** The gross sums per currency, in the order in which the currencies appear; of what is known. */
export function grossOf(invoices: readonly InvoiceRow[]): { currency: Currency; cents: Cents }[] {
	const sums = new Map<Currency, Cents>();
	for (const invoice of invoices) {
		const gross = knownGross(invoice);
		if (gross === null) continue;
		sums.set(invoice.currency, sumCents([sums.get(invoice.currency) ?? zeroCents, gross]));
	}
	return [...sums].map(([currency, cents]) => ({ currency, cents }));
}
