import { v7 as uuid } from 'uuid';
import { buyerOf } from '#domain/buyer.ts';
import type { Debtor } from '#domain/debtor.ts';
import type { BuyerParty, Invoice } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { totalsOf } from '#domain/vat.ts';
import { db } from '#ledger/db.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { addDays, localToday } from './day.ts';

/** A fresh draft of an issuer, without lines. Nothing is written. */
export function newDraft(issuer: Issuer): Invoice {
	const date = localToday();
	return {
		id: uuid(),
		kind: 'draft',
		type: 'invoice',
		issuerId: issuer.id,
		debtorId: '',
		number: '',
		seriesId: '',
		date,
		dueDate: addDays(date, issuer.paymentDays),
		periodFrom: '',
		periodTo: '',
		currency: issuer.currency,
		language: issuer.language,
		orderReference: '',
		subject: '',
		buyer: noBuyer,
		lines: [],
		totals: totalsOf([]),
		statedGross: null,
		correctsNumber: '',
		correctsDate: '',
		recipientsEdited: null,
		routeEdited: null,
		importId: '',
		createdAt: new Date().toISOString()
	};
}

const noBuyer: BuyerParty = {
	number: '',
	name: '',
	contactName: '',
	address: { street: '', postalCode: '', city: '', country: '' },
	vatId: '',
	buyerReference: ''
};

/** A draft that is for this debtor: as printed, and in his language. */
export const forDebtor = (draft: Invoice, debtor: Debtor): Invoice => ({
	...draft,
	debtorId: debtor.id,
	buyer: buyerOf(debtor),
	language: debtor.language
});

/** A draft credit note over all lines of an invoice, which it names. Nothing is written. */
export async function creditNoteFor(invoice: InvoiceRow): Promise<Invoice> {
	const issuer = await db.issuers.get(invoice.issuerId);
	if (!issuer) throw new Error(`invoice ${invoice.id} has no issuer`);
	const debtor = await db.debtors.get(invoice.debtorId);
	const note: Invoice = {
		...newDraft(issuer),
		type: 'credit-note',
		debtorId: invoice.debtorId,
		buyer: invoice.buyer,
		currency: invoice.currency,
		language: invoice.language,
		orderReference: invoice.orderReference,
		lines: invoice.lines,
		...(invoice.allowances && { allowances: invoice.allowances }),
		...(invoice.pricesIncludeVat && { pricesIncludeVat: true }),
		...(invoice.selfBilled && { selfBilled: true }),
		...(invoice.exemptionReason && { exemptionReason: invoice.exemptionReason }),
		totals: totalsOf(invoice.lines, invoice),
		correctsNumber: invoice.number,
		correctsDate: invoice.date
	};
	return debtor ? forDebtor(note, debtor) : note;
}
