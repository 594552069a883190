import type { Language } from './language.ts';
import type { Route } from './route.ts';

/** A postal address; the country is ISO 3166-1 alpha-2, empty when unknown. */
export interface PostalAddress {
	street: string;
	postalCode: string;
	city: string;
	country: string;
}

/** A document format that a debtor wants. Only PDF is made so far. */
export type Format = 'pdf';

/** A person at the debtor's. */
export interface Contact {
	name: string;
	email: string;
}

/** That a debtor has agreed to invoices by mail. */
export interface Consent {
	/** ISO date. */
	on: string;
	/** In a person's own words: on the phone, by a signed form. */
	how: string;
}

/** A customer. EN 16931: Buyer (BG-7). */
export interface Debtor {
	/** UUIDv7. */
	id: string;
	/** The firm's own number for this customer, unique within an issuer, letters allowed. */
	number: string;
	issuerId: string;
	name: string;
	/** The person named in the address, e.g. the bookkeeping department. */
	contactName: string;
	address: PostalAddress;
	/** BT-48. */
	vatId: string;
	/** BT-49, with its scheme (BT-49-1, an EAS code such as `0208`); both empty when unknown. */
	electronicAddress: string;
	electronicScheme: string;
	/** BT-10, e.g. a Leitweg-ID or an order reference. */
	buyerReference: string;
	language: Language;
	route: Route;
	formats: Format[];
	/** Where invoices go, as written: `a@x.nl; b@y.nl`. May hold words; those block sending, they are not lost. */
	invoiceRecipients: string;
	/** A different invoice address; wins over contact and invoice recipients. */
	invoiceAddress: string;
	/** The contact chosen for invoices; wins over the invoice recipients. */
	contact: Contact | null;
	/** The general address; used only where the issuer allows it. */
	generalEmail: string;
	/** The addressee in clear text, for `"Jan Jansen" <jan@…>`. */
	addressee: string;
	/** The good addresses that a person has confirmed out of a field with good and bad parts, as `address; address`. */
	confirmedRecipients: string;
	/** When and how the debtor agreed to invoices by mail; absent where nobody wrote it down. */
	consent?: Consent;
	/** Whether an overview of the deliveries goes with each of his invoices; absent where not. */
	deliveryOverview?: true;
	/** Whether all his invoices of a batch travel in one mail; absent where each has its own. */
	together?: true;
	/** Whether his invoices are printed although they go by mail; absent where not. */
	printToo?: true;
	/** Numbers of the debtors that were merged into this one; absent where there are none. */
	formerNumbers?: string[];
	/** ISO time of the last change. */
	updatedAt: string;
}
