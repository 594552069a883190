import type { Words } from '#templates/words.ts';

/** Dutch; what Belgium calls otherwise than the Netherlands goes by the country. */
export function nl(country: string): Words {
	const isBelgian = country === 'BE';
	return {
		invoice: 'Factuur',
		creditNote: 'Creditnota',
		draft: 'concept',
		invoiceNumber: 'Factuurnummer',
		creditNoteNumber: 'Creditnota',
		invoiceDate: 'Factuurdatum',
		creditNoteDate: 'Datum',
		dueDate: 'Vervaldatum',
		period: 'Periode',
		deliveryDate: 'Leverdatum',
		customerNumber: 'Klantnummer',
		order: 'Uw bestelling',
		reference: 'Uw kenmerk',
		buyerVatId: 'Uw btw-nummer',
		creditedInvoice: 'Betreft factuur',
		creditFor: (number, date) => `Creditering van factuur ${number}${date && ` van ${date}`}`,
		dated: (date) => `van ${date}`,
		opening: 'Wij brengen u het volgende in rekening:',
		creditOpening: 'Wij crediteren u het volgende:',
		position: 'Nr.',
		description: 'Omschrijving',
		quantity: 'Aantal',
		unitPrice: 'Prijs',
		vat: 'Btw',
		amount: 'Bedrag',
		delivered: (date) => `geleverd ${date}`,
		deliveryNote: (number) => `leverbon ${number}`,
		ordered: (quantity) => `besteld ${quantity}`,
		returned: (quantity) => `retour ${quantity}`,
		carriedTo: (page) => `Transport naar pagina ${page}`,
		carriedFrom: (page) => `Transport van pagina ${page}`,
		pageOf: (page, pages) => `Pagina ${page} van ${pages}`,
		by: (date) => `uiterlijk op ${date}`,
		terms: 'Voorwaarden',
		article: 'Art.',
		day: 'Dag',
		note: 'Leverbon',
		dayTotal: 'Dagtotaal',
		deliveries: 'Leveringen',
		lines: 'Regels',
		vatPerRate: 'Btw per tarief',
		base: isBelgian ? 'Maatstaf' : 'Grondslag',
		together: 'Totaal',
		withoutVat: 'Excl. btw',
		includingVat: 'Incl. btw',
		weekdays: ['zo', 'ma', 'di', 'wo', 'do', 'vr', 'za'],
		orderedHead: 'Besteld',
		deliveredHead: 'Geleverd',
		returnedHead: 'Retour',
		chargedHead: 'Berekend',
		perArticle: 'Totaal per artikel',
		deliveryOverview: 'Leveringsoverzicht',
		withInvoice: (title, date) => `Bij ${title.charAt(0).toLowerCase()}${title.slice(1)} van ${date}`,
		overviewNote:
			'Een vet cijfer wijkt af van de bestelling. De prijzen staan op de factuur; dit overzicht is geen factuur.',
		place: 'Plaats',
		received: 'Ontvangen door',
		dateOfReceipt: 'Datum',
		signature: 'Handtekening',
		discount: 'Korting',
		discountHead: 'Korting',
		charge: 'Toeslag',
		sumOfLines: 'Subtotaal',
		withVat: 'Prijzen en bedragen van de regels zijn inclusief btw.',
		selfBilled: 'Factuur uitgereikt door afnemer',
		code: 'Scan om te betalen',
		net: 'Totaal exclusief btw',
		vatRow: (rate, exemption, base) => `Btw ${rate}${exemption && `, ${exemption},`} over ${base}`,
		total: 'Te betalen',
		credited: 'Gecrediteerd bedrag',
		payBy: (date) => `Graag betalen uiterlijk op ${date}`,
		pay: 'Betaling',
		payable: 'Bedrag',
		payee: isBelgian ? 'Begunstigde' : 'Ten name van',
		paymentReference: isBelgian ? 'Mededeling' : 'Betalingskenmerk',
		nothingToPay: 'Op deze creditnota hoeft u niets te betalen.',
		vatId: 'Btw-nummer',
		registration: isBelgian ? 'Ondernemingsnr.' : 'KvK',
		exemptions: {
			Z: { short: 'nultarief', reason: null },
			E: {
				short: 'vrijgesteld',
				reason: { head: 'Vrijgesteld van btw', text: 'De regels met E zijn vrijgesteld van btw.' }
			},
			AE: {
				short: 'btw verlegd',
				reason: { head: 'Btw verlegd', text: 'De btw over de regels met AE is verlegd naar de afnemer.' }
			},
			K: {
				short: 'intracommunautair',
				reason: {
					head: 'Intracommunautaire levering',
					text: 'De regels met K zijn vrijgesteld, artikel 138 van Richtlijn 2006/112/EG.'
				}
			},
			G: {
				short: 'uitvoer',
				reason: { head: 'Uitvoer', text: 'De regels met G zijn vrijgesteld, artikel 146 van Richtlijn 2006/112/EG.' }
			}
		}
	};
}
