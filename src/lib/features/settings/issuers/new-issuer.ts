import { languages, type Language } from '#domain/language.ts';
import { isLanguage } from '#domain/language.ts';
import type { InvoiceType } from '#domain/invoice.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Series } from '#domain/numbering.ts';

const perLanguage = (texts: Partial<Record<Language, string>>): Record<Language, string> =>
	Object.fromEntries(languages.map((language) => [language, texts[language] ?? ''])) as Record<Language, string>;

/** An empty company, ready to be filled in; Dutch ways are the first guess. */
export const newIssuer = (id: string, locale: string): Issuer => ({
	id,
	name: '',
	trade: '',
	address: { street: '', postalCode: '', city: '', country: 'NL' },
	vatId: '',
	registration: '',
	phone: '',
	email: '',
	website: '',
	iban: '',
	bic: '',
	currency: 'EUR',
	language: isLanguage(locale) ? locale : 'en',
	paymentDays: 14,
	terms: perLanguage({}),
	layout: 'classic',
	window: 'nl-left',
	letterheadId: null,
	mailboxId: null,
	fileNamePattern: '',
	allowGeneralEmail: false,
	closing: perLanguage({
		nl: 'Met vriendelijke groet',
		de: 'Mit freundlichen Grüßen',
		fr: 'Cordialement',
		en: 'Kind regards'
	}),
	signature: '',
	sample: false
});

/** The series that a new company begins with: one for invoices, one for credit notes. */
export const newSeries = (id: string, issuerId: string, type: InvoiceType, today: string): Series => ({
	id,
	issuerId,
	type,
	pattern: type === 'invoice' ? '{year}-{number:4}' : 'C{year}-{number:4}',
	next: 1,
	year: Number(today.slice(0, 4)),
	lastDate: '',
	locked: false
});
