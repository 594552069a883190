import { m } from './paraglide/messages.js';

/** What the fields of a debtor are called: headings of lists that leave, by which an import knows them again. */
export const debtorWords = {
	debtorNumber: m.import_field_debtorNumber,
	name: m.import_field_name,
	contactName: m.import_field_contactName,
	street: m.import_field_street,
	houseNumber: m.import_field_houseNumber,
	postalCode: m.import_field_postalCode,
	city: m.import_field_city,
	country: m.import_field_country,
	invoiceRecipients: m.import_field_invoiceRecipients,
	invoiceAddress: m.import_field_invoiceAddress,
	generalEmail: m.import_field_generalEmail,
	addressee: m.import_field_addressee,
	language: m.import_field_language,
	route: m.import_field_route,
	vatId: m.import_field_vatId,
	electronicAddress: m.import_field_electronicAddress,
	electronicScheme: m.import_field_electronicScheme,
	buyerReference: m.import_field_buyerReference
};
