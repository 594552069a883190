import type { Debtor } from '#domain/debtor.ts';
import type { DebtorField } from './fields.ts';
import type { Column } from './table-file.ts';

/** What a list of debtors says of each, under the names by which an import knows the fields again. */
const values: Partial<Record<DebtorField, (debtor: Debtor) => string>> = {
	debtorNumber: ({ number }) => number,
	name: ({ name }) => name,
	contactName: ({ contactName }) => contactName,
	street: ({ address }) => address.street,
	postalCode: ({ address }) => address.postalCode,
	city: ({ address }) => address.city,
	country: ({ address }) => address.country,
	invoiceRecipients: ({ invoiceRecipients }) => invoiceRecipients,
	invoiceAddress: ({ invoiceAddress }) => invoiceAddress,
	generalEmail: ({ generalEmail }) => generalEmail,
	addressee: ({ addressee }) => addressee,
	language: ({ language }) => language,
	route: ({ route }) => route,
	vatId: ({ vatId }) => vatId,
	electronicAddress: ({ electronicAddress }) => electronicAddress,
	electronicScheme: ({ electronicScheme }) => electronicScheme,
	buyerReference: ({ buyerReference }) => buyerReference
};

/** The columns of a list of debtors, with headings in the words of the screens. */
export const debtorColumns = (headings: Record<DebtorField, () => string>): Column<Debtor>[] =>
	(Object.keys(values) as DebtorField[]).map((field) => ({
		heading: headings[field](),
		type: 'text',
		value: values[field]!
	}));
