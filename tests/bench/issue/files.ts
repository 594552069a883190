import { csvFile } from '#tests/support/csv-files.ts';

/** Debtors of the bench. */
const debtors = 100;

/** A list of debtors, as a file. */
export const debtorsFile = (): string =>
	csvFile(
		'debtors.csv',
		[
			'Debiteurnummer;Naam;Adres;Postcode;Plaats;Land;Factuur e-mail;Taal;Verzendwijze',
			...Array.from({ length: debtors }, (_, index) => {
				const number = 20_001 + index;
				return `${number};Klant ${number} B.V.;Dorpsweg ${index + 1};6871 BC;Renkum;NL;klant${number}@example.nl;nl;e-mail`;
			})
		].join('\r\n')
	);

/** So many invoices of them with ten lines each, as a file. */
export const invoicesFile = (count: number): string =>
	csvFile(
		'invoices.csv',
		[
			'Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %',
			...Array.from({ length: 10 * count }, (_, index) => {
				const invoice = Math.floor(index / 10);
				const line = index % 10;
				return `F${260_000 + invoice};2-11-2026;${20_001 + (invoice % debtors)};Volkorenbrood soort ${line};${line + 1};2,85;${line % 3 ? 9 : 21}`;
			})
		].join('\r\n')
	);
