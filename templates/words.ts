import type { VatCategory } from '#domain/invoice.ts';
import type { Language } from '#domain/language.ts';
import type { Locale } from './format.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';
import { nl } from './words/nl.ts';

/** Why no VAT is charged: a few words for the totals, and the reason that the law wants in full, where it wants one. */
export interface Exemption {
	short: string;
	reason: { head: string; text: string } | null;
}

/** All that a document says of itself, in one language. Dates, numbers and amounts come in as written in that language. */
export interface Words {
	invoice: string;
	creditNote: string;
	draft: string;
	invoiceNumber: string;
	creditNoteNumber: string;
	invoiceDate: string;
	creditNoteDate: string;
	dueDate: string;
	period: string;
	deliveryDate: string;
	customerNumber: string;
	order: string;
	reference: string;
	buyerVatId: string;
	creditedInvoice: string;
	creditFor(number: string, date: string): string;
	dated(date: string): string;
	opening: string;
	creditOpening: string;
	position: string;
	description: string;
	quantity: string;
	unitPrice: string;
	vat: string;
	amount: string;
	delivered(date: string): string;
	deliveryNote(number: string): string;
	ordered(quantity: string): string;
	returned(quantity: string): string;
	carriedTo(page: number): string;
	carriedFrom(page: number): string;
	pageOf(page: number, pages: number): string;
	by(date: string): string;
	terms: string;
	article: string;
	day: string;
	note: string;
	dayTotal: string;
	deliveries: string;
	lines: string;
	vatPerRate: string;
	base: string;
	together: string;
	/** Heads of sums without their VAT, and with it. */
	withoutVat: string;
	includingVat: string;
	/** Short names, Sunday first. */
	weekdays: readonly string[];
	orderedHead: string;
	deliveredHead: string;
	returnedHead: string;
	chargedHead: string;
	perArticle: string;
	deliveryOverview: string;
	/** Which invoice an overview goes with; the title as it stands on that. */
	withInvoice(title: string, date: string): string;
	overviewNote: string;
	place: string;
	received: string;
	dateOfReceipt: string;
	signature: string;
	discount: string;
	/** The same over a narrow column. */
	discountHead: string;
	charge: string;
	sumOfLines: string;
	/** Said of prices and amounts that hold their VAT. */
	withVat: string;
	/** What an invoice says that its debtor wrote; Directive 2006/112/EC, Art. 226 (10a). */
	selfBilled: string;
	/** What the payment code is called. */
	code: string;
	net: string;
	vatRow(rate: string, exemption: string, base: string): string;
	total: string;
	credited: string;
	payBy(date: string): string;
	pay: string;
	payable: string;
	payee: string;
	paymentReference: string;
	nothingToPay: string;
	vatId: string;
	registration: string;
	exemptions: Record<Exclude<VatCategory, 'S'>, Exemption>;
}

const wordsOf: Record<Language, (country: string) => Words> = { nl, de, fr, en: () => en };

/** The words of a document. */
export const wordsFor = ({ language, country }: Locale): Words => wordsOf[language](country);
