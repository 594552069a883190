import type { InvoiceRow } from '#ledger/rows.ts';

/** How the sheets of a run follow each other. */
export type Order = 'debtor' | 'postcode' | 'number' | 'ticked';

/** All orders, as they are offered. */
export const orders: readonly Order[] = ['debtor', 'postcode', 'number', 'ticked'];

/** Made once: a collator of its own for each comparison takes most of the time. */
const { compare: byText } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const byNumber = (a: InvoiceRow, b: InvoiceRow): number => byText(a.number, b.number);

/** One debtor's invoices lie together: by name, then by his number, for two may have one name. */
const byDebtor = (a: InvoiceRow, b: InvoiceRow): number =>
	byText(a.buyer.name, b.buyer.name) || byText(a.buyer.number, b.buyer.number) || byNumber(a, b);

const postcodeOf = ({ buyer }: InvoiceRow): string => buyer.address.postalCode.replace(/\s/g, '');

/** As the post sorts: by country, then by postcode. */
const byPostcode = (a: InvoiceRow, b: InvoiceRow): number =>
	byText(a.buyer.address.country, b.buyer.address.country) || byText(postcodeOf(a), postcodeOf(b)) || byDebtor(a, b);

/** Invoices in the order of their run; those given `ticked` are in the order in which they were ticked. */
export function inOrder(invoices: readonly InvoiceRow[], order: Order): InvoiceRow[] {
	switch (order) {
		case 'debtor':
			return invoices.toSorted(byDebtor);
		case 'postcode':
			return invoices.toSorted(byPostcode);
		case 'number':
			return invoices.toSorted(byNumber);
		case 'ticked':
			return [...invoices];
	}
}
