import { debtorHeadings } from './debtor-headings.ts';
import type { documentFields } from './fields.ts';
import type { Synonyms } from './headings.ts';
import { invoiceHeadings } from './invoice-headings.ts';

/** A list of invoices has one amount, so that bare words for it are clear enough. */
const amounts: Synonyms = {
	nl: 'bedrag|totaal|bedrag incl btw|factuurbedrag',
	de: 'betrag|summe|gesamtbetrag|gesamt|betrag brutto|bruttobetrag',
	fr: 'montant|total|montant ttc|somme',
	en: 'amount|total|amount incl vat|sum'
};

const joined = (a: Synonyms, b: Synonyms): Synonyms => ({
	nl: `${a.nl}|${b.nl}`,
	de: `${a.de}|${b.de}`,
	fr: `${a.fr}|${b.fr}`,
	en: `${a.en}|${b.en}`
});

/** How a list of finished PDFs may call its columns. A `?` marks words that may mean something else as well. */
export const documentHeadings: Record<keyof typeof documentFields, Synonyms> = {
	invoiceNumber: invoiceHeadings.invoiceNumber,
	file: {
		nl: 'bestand|bestandsnaam|pdf|bestandnaam|pdf bestand|naam bestand|pad|bijlage|document?',
		de: 'datei|dateiname|pdf|pdf datei|name der datei|pfad|anhang|dokument?',
		fr: 'fichier|nom du fichier|pdf|fichier pdf|nom fichier|chemin|piece jointe|document?',
		en: 'file|file name|filename|pdf|pdf file|path|attachment|document?'
	},
	debtorNumber: invoiceHeadings.debtorNumber,
	name: debtorHeadings.name,
	date: invoiceHeadings.date,
	statedGross: joined(invoiceHeadings.statedGross, amounts),
	dueDate: invoiceHeadings.dueDate,
	type: invoiceHeadings.type,
	correctsNumber: invoiceHeadings.correctsNumber,
	currency: invoiceHeadings.currency,
	orderReference: invoiceHeadings.orderReference,
	subject: invoiceHeadings.subject,
	alreadySent: invoiceHeadings.alreadySent,
	contactName: debtorHeadings.contactName,
	street: debtorHeadings.street,
	houseNumber: debtorHeadings.houseNumber,
	postalCode: debtorHeadings.postalCode,
	city: debtorHeadings.city,
	country: debtorHeadings.country,
	invoiceRecipients: debtorHeadings.invoiceRecipients,
	generalEmail: debtorHeadings.generalEmail,
	language: debtorHeadings.language,
	route: debtorHeadings.route,
	vatId: debtorHeadings.vatId
};
