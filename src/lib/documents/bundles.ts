import type { InvoiceRow } from '#ledger/rows.ts';

/** Whom mails go to, as far as it decides which invoices travel together. */
export interface Togetherness {
	id: string;
	together?: true;
}

/**
 * The invoices that travel in one mail each: all of a debtor who wants it so, as far as language, currency and addresses
 * agree; else every invoice by itself. A credit note always goes by itself, since it is nothing to pay. In the order of
 * their first invoice.
 */
export function bundlesOf<T extends { invoice: InvoiceRow; debtor: Togetherness | null }>(rows: readonly T[]): T[][] {
	return [...Map.groupBy(rows, keyOf).values()];
}

function keyOf({ invoice, debtor }: { invoice: InvoiceRow; debtor: Togetherness | null }): string {
	if (!debtor?.together || invoice.type !== 'invoice') return invoice.id;
	const { debtorId, language, currency, addresses } = invoice;
	return JSON.stringify([debtorId, language, currency, addresses]);
}
