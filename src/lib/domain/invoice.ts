import type { Allowance } from './allowance.ts';
import type { PostalAddress } from './debtor.ts';
import type { Decimal } from './decimal.ts';
import type { ForeignFacts } from './foreign.ts';
import type { Language } from './language.ts';
import type { Cents, Currency } from './money.ts';
import type { Route } from './route.ts';
import type { Totals } from './vat.ts';

/** `draft` can change; `issued` carries our number; `imported` a foreign number. The latter two are frozen. */
export type InvoiceKind = 'draft' | 'issued' | 'imported';

/** UNTDID 1001: 380 commercial invoice, 381 credit note. */
export type InvoiceType = 'invoice' | 'credit-note';

/** EN 16931 VAT category (UNCL 5305): standard, zero, exempt, reverse charge, intra-community, export. */
export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G';

/** One line. EN 16931: BG-25. A credit note's lines are positive, as in its XML. */
export interface InvoiceLine {
	/** The issuer's article number (BT-155); absent where there is none. */
	article?: string;
	description: string;
	/** A note under the description. */
	note: string;
	/** Up to four places; may be negative (returns). */
	quantity: Decimal;
	unit: string;
	/** Price of one unit in currency units, up to four places; without VAT unless the invoice says otherwise. */
	unitPrice: Decimal;
	/** Percent, e.g. `21`. */
	vatRate: Decimal;
	vatCategory: VatCategory;
	/** ISO date, or empty. */
	deliveryDate: string;
	noteNumber: string;
	place: string;
	ordered: Decimal | null;
	returned: Decimal | null;
	/** Discounts and charges on this line; absent where there are none. */
	allowances?: Allowance[];
}

/** The debtor as printed on a frozen invoice: later edits of the debtor never change it. */
export interface BuyerParty {
	number: string;
	name: string;
	contactName: string;
	address: PostalAddress;
	vatId: string;
	buyerReference: string;
}

/** An invoice or credit note. Frozen unless `kind` is `draft`. */
export interface Invoice {
	/** UUIDv7. */
	id: string;
	kind: InvoiceKind;
	type: InvoiceType;
	issuerId: string;
	debtorId: string;
	/** Empty on a draft. Unique within the issuer. */
	number: string;
	/** The series that gave the number; empty on drafts and imported invoices. */
	seriesId: string;
	/** ISO date. */
	date: string;
	/** ISO date; empty where a finished PDF alone says it. */
	dueDate: string;
	/** ISO dates of the period of supply, or empty. */
	periodFrom: string;
	periodTo: string;
	currency: Currency;
	language: Language;
	/** The debtor's order number, BT-13. */
	orderReference: string;
	/** A line under the title. */
	subject: string;
	buyer: BuyerParty;
	lines: InvoiceLine[];
	/** Discounts and charges on the whole invoice, spread over its rates; absent where there are none. */
	allowances?: Allowance[];
	/** Where prices and amounts of the lines hold their VAT; absent where they do not. */
	pricesIncludeVat?: true;
	/** Where the debtor writes the invoice in the issuer's name (Directive 2006/112/EC, Art. 226 (10a)); absent otherwise. */
	selfBilled?: true;
	/** Why no VAT is charged, in the issuer's own words (BT-120); absent where the words of the category do. */
	exemptionReason?: string;
	/** Where its document is a finished PDF of another program, without lines here; absent otherwise. */
	foreign?: ForeignFacts;
	/** Of a finished PDF `gross` alone, where it was stated (see foreign.ts). */
	totals: Totals;
	/** What the imported file said the total with VAT is, where it differs from ours and a person has confirmed it. */
	statedGross: Cents | null;
	/** The number of the invoice that a credit note corrects, and its ISO date; empty otherwise. */
	correctsNumber: string;
	correctsDate: string;
	/** Recipients edited by hand on this invoice, as written, or null to follow the debtor. */
	recipientsEdited: string | null;
	/** Route chosen by hand on this invoice, or null to follow the debtor. */
	routeEdited: Route | null;
	/** Import that brought it, or empty. */
	importId: string;
	/** ISO time. */
	createdAt: string;
}
