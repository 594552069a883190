import { v7 as uuid } from 'uuid';
import { blankInvoice } from '#domain/blank.ts';
import { buyerOf } from '#domain/buyer.ts';
import type { Debtor } from '#domain/debtor.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { totalsOf } from '#domain/vat.ts';
import { db } from '#ledger/db.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { addDays, localToday } from '#ui/day.ts';

/** A fresh draft of an issuer, without lines. Nothing is written. */
export function newDraft(issuer: Issuer): Invoice {
	const date = localToday();
	return {
		...blankInvoice(issuer),
		id: uuid(),
		date,
		dueDate: addDays(date, issuer.paymentDays),
		...(issuer.pricesIncludeVat && { pricesIncludeVat: true }),
		createdAt: new Date().toISOString()
	};
}

/** A draft that is for this debtor: as printed, and in his language. */
export const forDebtor = (draft: Invoice, debtor: Debtor): Invoice => ({
	...draft,
	debtorId: debtor.id,
	buyer: buyerOf(debtor),
	language: debtor.language
});

/** A draft credit note over all lines of an invoice, which it names. Nothing is written. */
export async function creditNoteFor(invoice: InvoiceRow): Promise<Invoice> {
	const { blank, debtor } = await partiesOf(invoice);
	const { pricesIncludeVat: _usual, ...rest } = blank;
	const note: Invoice = {
		...rest,
		type: 'credit-note',
		debtorId: invoice.debtorId,
		buyer: invoice.buyer,
		currency: invoice.currency,
		language: invoice.language,
		orderReference: invoice.orderReference,
		lines: invoice.lines,
		...termsOf(invoice),
		totals: totalsOf(invoice.lines, invoice),
		correctsNumber: invoice.number,
		correctsDate: invoice.date
	};
	return debtor ? forDebtor(note, debtor) : note;
}

/** What an earlier invoice sold, and how: its lines without what belongs to one delivery, and its terms. */
export const repeatedParts = (invoice: Invoice): Pick<Invoice, 'lines' | Terms> => ({
	lines: invoice.lines.map((line) => ({ ...line, deliveryDate: '', noteNumber: '', ordered: null, returned: null })),
	...termsOf(invoice)
});

/** A new draft like an invoice: for the same debtor, with what it sold. Nothing is written. */
export async function anotherLike(invoice: InvoiceRow): Promise<Invoice> {
	const { blank, debtor } = await partiesOf(invoice);
	const { pricesIncludeVat: _usual, ...rest } = blank;
	const parts = repeatedParts(invoice);
	const draft = { ...rest, ...parts, currency: invoice.currency, totals: totalsOf(parts.lines, parts) };
	return debtor ? forDebtor(draft, debtor) : draft;
}

type Terms = 'allowances' | 'pricesIncludeVat' | 'selfBilled' | 'exemptionReason';

/** How an invoice counts: discounts and charges on the whole, what its prices hold, who writes it, why it has no VAT. */
const termsOf = ({ allowances, pricesIncludeVat, selfBilled, exemptionReason }: Invoice): Pick<Invoice, Terms> => ({
	...(allowances && { allowances }),
	...(pricesIncludeVat && { pricesIncludeVat }),
	...(selfBilled && { selfBilled }),
	...(exemptionReason && { exemptionReason })
});

async function partiesOf(invoice: InvoiceRow): Promise<{ blank: Invoice; debtor: Debtor | undefined }> {
	const issuer = await db.issuers.get(invoice.issuerId);
	if (!issuer) throw new Error(`invoice ${invoice.id} has no issuer`);
	return { blank: newDraft(issuer), debtor: await db.debtors.get(invoice.debtorId) };
}
