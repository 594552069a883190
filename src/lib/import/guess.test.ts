import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv.ts';
import { guessMapping } from './guess.ts';

/** The mapping guessed for columns given as heading, field and one cell. */
function guessed(columns: readonly Column[]) {
	const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
	const line = (index: 0 | 2) => columns.map((column) => quote(column[index])).join(';');
	const parsed = parseCsv(`${line(0)}\n${line(2)}\n`, ';');
	if (!parsed.ok) throw new Error(parsed.error.type);
	return guessMapping(parsed.value).mapping;
}

const debtors = {
	nl: [
		['Debiteurnummer', 'debtorNumber', '10001'],
		['Naam', 'name', 'Jansen'],
		['Contactpersoon', 'contactName', 'Piet'],
		['Adres', 'street', 'Dorpsstraat 1'],
		['Postcode', 'postalCode', '1234 AB'],
		['Plaats', 'city', 'Zwolle'],
		['Land', 'country', 'NL'],
		['Factuur e-mail', 'invoiceRecipients', 'a@x.example'],
		['E-mailadres', 'generalEmail', 'info@x.example'],
		['Taal', 'language', 'nl'],
		['Verzendwijze', 'route', 'e-mail'],
		['Btw-nummer', 'vatId', 'NL001']
	],
	de: [
		['Kunden-Nr.', 'debtorNumber', 'K-1'],
		['Firma', 'name', 'Müller'],
		['Ansprechpartner', 'contactName', 'Eva'],
		['Straße', 'street', 'Weg'],
		['Hausnummer', 'houseNumber', '7a'],
		['PLZ', 'postalCode', '01067'],
		['Ort', 'city', 'Dresden'],
		['Land', 'country', 'Deutschland'],
		['Rechnungs-E-Mail', 'invoiceRecipients', 'a@x.example'],
		['Sprache', 'language', 'Deutsch'],
		['Versandart', 'route', 'Post'],
		['USt-IdNr.', 'vatId', 'DE1'],
		['Leitweg-ID', 'buyerReference', '04011000-1']
	],
	fr: [
		['N° client', 'debtorNumber', 'C12'],
		['Raison sociale', 'name', 'Boulangerie'],
		['Interlocuteur', 'contactName', 'Luc'],
		['Rue', 'street', '1 rue'],
		['Code postal', 'postalCode', '75001'],
		['Ville', 'city', 'Paris'],
		['Pays', 'country', 'France'],
		['Courriel facturation', 'invoiceRecipients', 'a@x.example'],
		['Langue', 'language', 'français'],
		["Mode d'envoi", 'route', 'courriel'],
		['N° TVA', 'vatId', 'FR1']
	],
	en: [
		['Customer no', 'debtorNumber', 'C12'],
		['Company name', 'name', 'Bakery'],
		['Contact', 'contactName', 'Luke'],
		['Street address', 'street', '1 Road'],
		['Zip code', 'postalCode', 'AB1'],
		['Town', 'city', 'York'],
		['Country', 'country', 'United Kingdom'],
		['Billing e-mail', 'invoiceRecipients', 'a@x.example'],
		['Language', 'language', 'English'],
		['Delivery method', 'route', 'post'],
		['VAT number', 'vatId', 'GB1'],
		['Peppol ID', 'electronicAddress', '0208:1']
	]
} as const;

const invoices = {
	nl: [
		['Factuurnummer', 'invoiceNumber', 'F1'],
		['Factuurdatum', 'date', '1-2-2025'],
		['Vervaldatum', 'dueDate', '1-3-2025'],
		['Debiteurnummer', 'debtorNumber', '10001'],
		['Omschrijving', 'description', 'Brood'],
		['Artikelnummer', 'article', 'A1'],
		['Aantal', 'quantity', '2'],
		['Eenheid', 'unit', 'stuk'],
		['Prijs excl. btw', 'unitPrice', '0,99'],
		['Btw %', 'vatRate', '21'],
		['Btw bedrag', null, '0,42'],
		['Prijs incl. btw', null, '1,20'],
		['Totaal incl. btw', 'statedGross', '2,40'],
		['Leverdatum', 'deliveryDate', '1-2-2025'],
		['Bonnummer', 'noteNumber', 'B7'],
		['Afleverplaats', 'place', 'Zwolle'],
		['Besteld', 'ordered', '3'],
		['Retour', 'returned', '1']
	],
	de: [
		['Rechnungsnummer', 'invoiceNumber', 'R1'],
		['Rechnungsdatum', 'date', '1.2.2025'],
		['Fällig am', 'dueDate', '1.3.2025'],
		['Kundennummer', 'debtorNumber', 'K-1'],
		['Kundenname', null, 'Müller'],
		['Artikelbezeichnung', 'description', 'Brot'],
		['Menge', 'quantity', '2'],
		['Einheit', 'unit', 'Stk.'],
		['Einzelpreis netto', 'unitPrice', '0,99'],
		['MwSt.-Satz (%)', 'vatRate', '19'],
		['MwSt.-Betrag', null, '0,38'],
		['Rechnungsbetrag', 'statedGross', '2,36'],
		['Lieferschein-Nr.', 'noteNumber', 'L1'],
		['Lieferdatum', 'deliveryDate', '1.2.2025'],
		['Bestellnummer', 'orderReference', 'PO1'],
		['Belegart', 'type', 'Rechnung'],
		['Währung', 'currency', 'EUR'],
		['Gutschriftverfahren', 'selfBilled', 'nein']
	],
	fr: [
		['N° facture', 'invoiceNumber', 'F1'],
		['Date de facture', 'date', '01/02/2025'],
		["Date d'échéance", 'dueDate', '01/03/2025'],
		['Code client', 'debtorNumber', 'C12'],
		['Désignation', 'description', 'Pain'],
		['Qté', 'quantity', '2'],
		['Prix unitaire HT', 'unitPrice', '0,99'],
		['Taux TVA', 'vatRate', '20 %'],
		['Montant TVA', null, '0,40'],
		['Total TTC', 'statedGross', '2,38'],
		['Bon de livraison', 'noteNumber', 'B1'],
		['Déjà envoyé', 'alreadySent', 'oui'],
		['Autofacturation', 'selfBilled', 'non'],
		['Quantité commandée', 'ordered', '2']
	],
	en: [
		['InvoiceNumber', 'invoiceNumber', 'I1'],
		['Invoice date', 'date', '2025-02-01'],
		['Due date', 'dueDate', '2025-03-01'],
		['Customer ID', 'debtorNumber', 'C12'],
		['Item description', 'description', 'Bread'],
		['Qty', 'quantity', '2'],
		['Unit price (excl. VAT)', 'unitPrice', '0.99'],
		['VAT rate', 'vatRate', '20%'],
		['VAT amount', null, '0.40'],
		['Purchase order', 'orderReference', 'PO1'],
		['Credits invoice', 'correctsNumber', ''],
		['Already sent', 'alreadySent', 'no'],
		['Self-billing invoice', 'selfBilled', 'no']
	]
} as const;

type Column = readonly [heading: string, field: string | null, cell: string];

const kinds: Record<string, Record<string, readonly Column[]>> = { debtors, invoices };

const cases = Object.entries(kinds).flatMap(([kind, languages]) =>
	Object.entries(languages).map(([language, columns]) => ({ kind, language, columns }))
);

describe('guessMapping', () => {
	it.each(cases)('knows $kind by their headings in $language, in any order', ({ kind, columns }) => {
		fc.assert(
			fc.property(fc.shuffledSubarray([...columns], { minLength: columns.length }), (shuffled) => {
				const mapping = guessed(shuffled);
				expect(mapping.kind).toBe(kind);
				expect(mapping.columns).toEqual(shuffled.map(([, field]) => field));
			}),
			{ numRuns: 20 }
		);
	});

	it('takes the column of addresses by its content where the heading says nothing', () => {
		const mapping = guessed([
			['Klantnummer', null, '1'],
			['Naam', null, 'Jansen'],
			['Veld 7', null, 'a@x.example; b@x.example']
		]);
		expect(mapping.columns).toEqual(['debtorNumber', 'name', 'invoiceRecipients']);
	});

	it('does not take a column whose content cannot be the field', () => {
		const mapping = guessed([
			['Factuurnummer', null, 'F1'],
			['Datum', null, 'week 7'],
			['Debiteurnummer', null, '1'],
			['Omschrijving', null, 'Brood'],
			['Prijs', null, '1,50'],
			['Btw', null, '9']
		]);
		expect(mapping.columns[1]).toBeNull();
	});

	it('takes what decides an amount by its very name, so that cells of words are refused and never passed over', () => {
		const columns: Column[] = [
			['Factuurnummer', 'invoiceNumber', 'F1'],
			['Datum', 'date', '1-2-2026'],
			['Debiteurnummer', 'debtorNumber', '1'],
			['Omschrijving', 'description', 'Brood'],
			['Aantal', 'quantity', 'twee'],
			['Prijs', 'unitPrice', 'gratis'],
			['Btw', 'vatRate', '9']
		];
		expect(guessed(columns).columns).toEqual(columns.map(([, field]) => field));
	});

	it('leaves out two columns of one name that say different things', () => {
		const parsed = parseCsv('Debiteurnummer;Naam;Naam\n1;Jansen;Bakker\n', ';');
		expect(parsed.ok && guessMapping(parsed.value).mapping.columns).toEqual(['debtorNumber', null, null]);
	});

	it('does not take a total of the line for a total of the invoice', () => {
		const heads = 'Factuurnummer;Datum;Debiteurnummer;Omschrijving;Prijs;Btw %;Totaal incl. btw';
		const perLine = parseCsv(`${heads}\nF1;1-1-2025;1;a;10;21;12,10\nF1;1-1-2025;1;b;20;21;24,20\n`, ';');
		const perInvoice = parseCsv(`${heads}\nF1;1-1-2025;1;a;10;21;36,30\nF1;1-1-2025;1;b;20;21;36,30\n`, ';');
		expect(perLine.ok && guessMapping(perLine.value).mapping.columns[6]).toBeNull();
		expect(perInvoice.ok && guessMapping(perInvoice.value).mapping.columns[6]).toBe('statedGross');
	});
});
