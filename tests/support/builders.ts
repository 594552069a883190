import { v7 as uuid } from 'uuid';
import { blankDebtor, blankInvoice, blankLine } from '#domain/blank.ts';
import { buyerOf } from '#domain/buyer.ts';
import type { Debtor } from '#domain/debtor.ts';
import { decimal } from '#domain/decimal.ts';
import type { Invoice, InvoiceLine } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { totalsOf } from '#domain/vat.ts';

const noTerms = { nl: '', de: '', fr: '', en: '' };

/** A Dutch bakery. */
export const anIssuer = (change: Partial<Issuer> = {}): Issuer => ({
	id: uuid(),
	name: 'Bakkerij Zonneveld',
	trade: 'Brood en banket',
	address: { street: 'Molenstraat 12', postalCode: '6811 AB', city: 'Arnhem', country: 'NL' },
	vatId: 'NL123456789B01',
	registration: 'KvK 12345678',
	phone: '026 123 45 67',
	email: 'info@zonneveld.example',
	website: 'zonneveld.example',
	iban: 'NL91ABNA0417164300',
	bic: 'ABNANL2A',
	currency: 'EUR',
	language: 'nl',
	paymentDays: 14,
	terms: noTerms,
	layout: 'classic',
	window: 'nl-left',
	letterheadId: null,
	mailboxId: null,
	fileNamePattern: '{number}_{debtor}',
	allowGeneralEmail: false,
	closing: noTerms,
	signature: '',
	sample: false,
	...change
});

/** A debtor who gets invoices by mail. */
export const aDebtor = (issuer: Issuer, change: Partial<Debtor> = {}): Debtor => ({
	...blankDebtor(issuer),
	id: uuid(),
	number: '10001',
	name: 'Hotel De Linde',
	contactName: 'Administratie',
	address: { street: 'Dorpsweg 1', postalCode: '6871 BC', city: 'Renkum', country: 'NL' },
	language: 'nl',
	route: 'mail',
	invoiceRecipients: 'inkoop@delinde.example',
	updatedAt: '2026-11-01T08:00:00.000Z',
	...change
});

/** A line of bread at 9 percent. */
export const aLine = (change: Partial<InvoiceLine> = {}): InvoiceLine => ({
	...blankLine,
	description: 'Volkorenbrood',
	quantity: decimal('12'),
	unit: 'st.',
	unitPrice: decimal('2.85'),
	vatRate: decimal('9'),
	...change
});

/** A draft for a debtor. */
export function aDraft(debtor: Debtor, change: Partial<Invoice> = {}): Invoice {
	const lines = change.lines ?? [aLine(), aLine({ description: 'Taart', vatRate: decimal('21') })];
	return {
		...blankInvoice({ id: debtor.issuerId, currency: 'EUR', language: debtor.language }),
		id: uuid(),
		debtorId: debtor.id,
		date: '2026-11-20',
		dueDate: '2026-12-04',
		buyer: buyerOf(debtor),
		lines,
		totals: totalsOf(lines),
		createdAt: '2026-11-20T08:00:00.000Z',
		...change
	};
}

/** An invoice that an import brings, with a number of its own. */
export const anImported = (debtor: Debtor, number: string, change: Partial<Invoice> = {}): Invoice =>
	aDraft(debtor, { kind: 'imported', number, ...change });
