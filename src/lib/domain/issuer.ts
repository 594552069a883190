import type { PostalAddress } from './debtor.ts';
import type { Enclosure } from './enclosure.ts';
import type { Language } from './language.ts';
import type { Currency } from './money.ts';

/** Where the address stands, for the window of the envelope (templates/layouts draw it). */
export type AddressWindow = 'din-a' | 'din-b' | 'nl-left' | 'nl-right' | 'fr-right' | 'be-right';

/** All window positions, in the order they are offered. */
export const addressWindows: readonly AddressWindow[] = [
	'din-a',
	'din-b',
	'nl-left',
	'nl-right',
	'fr-right',
	'be-right'
];

/** How the terms travel: as a file of their own, or as pages behind those of the invoice. */
export type TermsMode = 'attached' | 'appended';

/** A company that sends invoices. EN 16931: Seller (BG-4). */
export interface Issuer {
	/** UUIDv7. */
	id: string;
	name: string;
	/** A line under the name, e.g. the trade. */
	trade: string;
	address: PostalAddress;
	/** BT-31. */
	vatId: string;
	/** BT-30, e.g. the chamber of commerce number. */
	registration: string;
	phone: string;
	email: string;
	website: string;
	/** BT-84, electronic form without spaces. */
	iban: string;
	bic: string;
	currency: Currency;
	language: Language;
	/** Days until an invoice is due, used where the invoice names no due date. */
	paymentDays: number;
	/** Printed below the payment block, per language; empty where there is none. */
	terms: Record<Language, string>;
	/** The terms as a PDF that goes with every mail, per language; a language without one gets none. */
	termsFiles?: Partial<Record<Language, Enclosure>>;
	/** Whether that PDF is a file of its own or its pages follow those of the invoice; absent for a file of its own. */
	termsMode?: TermsMode;
	layout: string;
	window: AddressWindow;
	/** The letterhead behind new documents, or null for the drawn head. */
	letterheadId: string | null;
	/** The one colour of the layout `modern`, `#rrggbb`, dark enough to read on white; absent for its own. */
	accent?: string;
	/** How payments name their invoice; absent where by its number alone. */
	referenceKind?: 'rf' | 'belgian';
	/** Whether invoices carry a code to pay by (EPC069-12); absent where not. */
	paymentCode?: true;
	/** Whether new invoices begin with unit prices that hold their VAT; absent where not. */
	pricesIncludeVat?: true;
	/** Whether a draft may be issued and sent in one go; absent where not. */
	instantSend?: true;
	/** The mailbox of the relay that sends for this issuer, or null before one is chosen. */
	mailboxId: string | null;
	/** Pattern for document file names, see filename.ts. */
	fileNamePattern: string;
	/** Whether the debtor's general address may be used when no other is given. */
	allowGeneralEmail: boolean;
	/** Closing line and signature of mails, per language, apart from the text. */
	closing: Record<Language, string>;
	signature: string;
	/** Whether this issuer holds sample data. */
	sample: boolean;
}
