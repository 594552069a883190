import type { Debtor } from './debtor.ts';
import { decimal } from './decimal.ts';
import type { BuyerParty, Invoice, InvoiceLine } from './invoice.ts';
import type { Issuer } from './issuer.ts';
import { totalsOf } from './vat.ts';

/** A debtor of an issuer before anything of him is known: paper reaches anyone. */
export const blankDebtor = (issuer: Pick<Issuer, 'id' | 'language'>): Debtor => ({
	id: '',
	number: '',
	issuerId: issuer.id,
	name: '',
	contactName: '',
	address: { street: '', postalCode: '', city: '', country: '' },
	vatId: '',
	electronicAddress: '',
	electronicScheme: '',
	buyerReference: '',
	language: issuer.language,
	route: 'paper',
	formats: ['pdf'],
	invoiceRecipients: '',
	invoiceAddress: '',
	contact: null,
	generalEmail: '',
	addressee: '',
	confirmedRecipients: '',
	updatedAt: ''
});

/** What is printed of a debtor who is not chosen yet. */
export const blankBuyer: BuyerParty = {
	number: '',
	name: '',
	contactName: '',
	address: { street: '', postalCode: '', city: '', country: '' },
	vatId: '',
	buyerReference: ''
};

/** A line before anything of it is written: one piece of nothing, without a price. */
export const blankLine: InvoiceLine = {
	description: '',
	note: '',
	quantity: decimal('1'),
	unit: '',
	unitPrice: decimal('0'),
	vatRate: decimal('0'),
	vatCategory: 'S',
	deliveryDate: '',
	noteNumber: '',
	place: '',
	ordered: null,
	returned: null
};

/** A draft of an issuer before anything is written in it. */
export const blankInvoice = (issuer: Pick<Issuer, 'id' | 'currency' | 'language'>): Invoice => ({
	id: '',
	kind: 'draft',
	type: 'invoice',
	issuerId: issuer.id,
	debtorId: '',
	number: '',
	seriesId: '',
	date: '',
	dueDate: '',
	periodFrom: '',
	periodTo: '',
	currency: issuer.currency,
	language: issuer.language,
	orderReference: '',
	subject: '',
	buyer: blankBuyer,
	lines: [],
	totals: totalsOf([]),
	statedGross: null,
	correctsNumber: '',
	correctsDate: '',
	recipientsEdited: null,
	routeEdited: null,
	importId: '',
	createdAt: ''
});
