import type { Words } from '#templates/words.ts';

/** German; Germany and Austria say USt, the others MwSt. By law a “Gutschrift” is an invoice that the debtor writes (§ 14 Abs. 2 UStG), so a credit note is not called so. */
export function de(country: string): Words {
	const saysUst = country === 'DE' || country === 'AT';
	const vat = saysUst ? 'USt' : 'MwSt.';
	const vatNumber = saysUst ? 'USt-IdNr.' : 'MwSt.-Nr.';
	const isBelgian = country === 'BE';
	return {
		invoice: 'Rechnung',
		creditNote: 'Rechnungskorrektur',
		draft: 'Entwurf',
		invoiceNumber: 'Rechnungsnummer',
		creditNoteNumber: 'Korrektur Nr.',
		invoiceDate: 'Rechnungsdatum',
		creditNoteDate: 'Datum',
		dueDate: 'Zahlbar bis',
		period: 'Leistungszeitraum',
		deliveryDate: 'Lieferdatum',
		customerNumber: 'Kundennummer',
		order: 'Ihre Bestellung',
		reference: 'Ihr Zeichen',
		buyerVatId: `Ihre ${vatNumber}`,
		creditedInvoice: 'Zur Rechnung',
		creditFor: (number, date) => `Korrektur der Rechnung ${number}${date && ` vom ${date}`}`,
		dated: (date) => `vom ${date}`,
		opening: 'Für unsere Lieferungen und Leistungen berechnen wir Ihnen:',
		creditOpening: 'Wir schreiben Ihnen gut:',
		position: 'Pos.',
		description: 'Bezeichnung',
		quantity: 'Menge',
		unitPrice: 'Einzelpreis',
		vat,
		amount: 'Betrag',
		delivered: (date) => `geliefert ${date}`,
		deliveryNote: (number) => `Lieferschein ${number}`,
		ordered: (quantity) => `bestellt ${quantity}`,
		returned: (quantity) => `zurück ${quantity}`,
		carriedTo: (page) => `Übertrag auf Seite ${page}`,
		carriedFrom: (page) => `Übertrag von Seite ${page}`,
		pageOf: (page, pages) => `Seite ${page} von ${pages}`,
		by: (date) => `zahlbar bis ${date}`,
		terms: 'Bedingungen',
		article: 'Art.',
		day: 'Tag',
		note: 'Lieferschein',
		dayTotal: 'Tagessumme',
		deliveries: 'Lieferungen',
		lines: 'Positionen',
		vatPerRate: `${vat} nach Steuersätzen`,
		base: 'Netto',
		together: 'Summe',
		withoutVat: 'Netto',
		includingVat: 'Brutto',
		weekdays: ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa'],
		orderedHead: 'Bestellt',
		deliveredHead: 'Geliefert',
		returnedHead: 'Zurück',
		chargedHead: 'Berechnet',
		perArticle: 'Summe je Artikel',
		deliveryOverview: 'Lieferübersicht',
		withInvoice: (title, date) => `Zu ${title} vom ${date}`,
		overviewNote:
			'Eine fette Zahl weicht von der Bestellung ab. Die Preise stehen auf der Rechnung; diese Übersicht ist keine Rechnung.',
		place: 'Ort',
		received: 'Empfangen von',
		dateOfReceipt: 'Datum',
		signature: 'Unterschrift',
		discount: 'Rabatt',
		discountHead: 'Rabatt',
		charge: 'Zuschlag',
		sumOfLines: 'Summe der Positionen',
		withVat: `Preise und Beträge der Positionen enthalten die ${vat}.`,
		selfBilled: 'Gutschrift (Abrechnung durch den Leistungsempfänger)',
		code: country === 'DE' ? 'GiroCode' : 'Zahlen mit Code',
		net: 'Nettobetrag',
		vatRow: (rate, exemption, base) => `${rate} ${vat}${exemption && `, ${exemption},`} auf ${base}`,
		total: 'Gesamtbetrag',
		credited: 'Gutgeschriebener Betrag',
		payBy: (date) => `Bitte überweisen Sie bis zum ${date}`,
		pay: 'Zahlung',
		payable: 'Betrag',
		payee: 'Empfänger',
		paymentReference: isBelgian ? 'Mitteilung' : 'Verwendungszweck',
		nothingToPay: 'Auf diesen Beleg ist nichts zu zahlen.',
		vatId: vatNumber,
		registration: isBelgian ? 'Unternehmensnummer' : country === 'AT' ? 'FN' : 'Registernummer',
		exemptions: {
			Z: { short: 'Nullsteuersatz', reason: null },
			E: {
				short: 'steuerfrei',
				reason: { head: 'Steuerfrei', text: `Die mit E gekennzeichneten Positionen sind von der ${vat} befreit.` }
			},
			AE: {
				short: 'Reverse Charge',
				reason: {
					head: 'Steuerschuldnerschaft des Leistungsempfängers',
					text: 'gilt für die mit AE gekennzeichneten Positionen (Reverse Charge).'
				}
			},
			K: {
				short: 'innergemeinschaftlich',
				reason: {
					head: 'Innergemeinschaftliche Lieferung',
					text: 'Die mit K gekennzeichneten Positionen sind steuerfrei, Artikel 138 der Richtlinie 2006/112/EG.'
				}
			},
			G: {
				short: 'Ausfuhr',
				reason: {
					head: 'Ausfuhrlieferung',
					text: 'Die mit G gekennzeichneten Positionen sind steuerfrei, Artikel 146 der Richtlinie 2006/112/EG.'
				}
			}
		}
	};
}
