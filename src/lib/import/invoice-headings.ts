import type { InvoiceField } from './fields.ts';
import type { Synonyms } from './headings.ts';

/** How a file of invoices may call its columns. A `?` marks words that may mean something else as well. */
export const invoiceHeadings: Record<InvoiceField, Synonyms> = {
	invoiceNumber: {
		nl: 'factuurnummer|factuur nr|factuur|factuurnr|faktuurnummer|documentnummer|factuur id|nummer?|boekstuknummer?|boekstuk?|faktuur',
		de: 'rechnungsnummer|rechnungs nr|rechnung nr|rechnungsnr|rechnung|belegnummer|beleg nr|belegnr|re nr|rg nr|beleg?|fakturanummer',
		fr: 'numero facture|n facture|facture|numero de piece|piece?|no facture|facture numero|id facture',
		en: 'invoice number|invoice no|invoice id|invoice|document number|inv no|invoice ref?|number?|id?'
	},
	date: {
		nl: 'factuurdatum|datum|datum factuur|faktuurdatum|boekdatum?|documentdatum|factuur datum',
		de: 'rechnungsdatum|datum|belegdatum|rechnung datum|rechnungs datum|fakturadatum|datum der rechnung',
		fr: 'date facture|date de facture|date|date facturation|date de la facture|date piece',
		en: 'invoice date|date|document date|issue date|date of invoice|billing date'
	},
	dueDate: {
		nl: 'vervaldatum|vervaldag|te betalen voor|betaaldatum?|uiterste betaaldatum|betalen voor',
		de: 'faelligkeit|falligkeit|faellig am|fallig am|faelligkeitsdatum|falligkeitsdatum|zahlbar bis|zahlungsziel?|fallig',
		fr: 'date echeance|echeance|date d echeance|a payer avant',
		en: 'due date|payment due|due|pay by|expiry date?|payment due date'
	},
	debtorNumber: {
		nl: 'debiteurnummer|debiteurennummer|klantnummer|relatienummer|debiteurcode|klantcode|relatiecode|klant id|afnemernummer|klantnr|debnr|debiteur?|klant?|relatie?',
		de: 'kundennummer|kunden nr|debitorennummer|debitor nr|debitorenkonto|kundenkonto|kundennr|kd nr|kdnr|debitor?|kunde?',
		fr: 'numero client|n client|code client|compte client|id client|numero debiteur|reference client?|client?',
		en: 'customer number|customer id|customer code|debtor number|debtor id|debtor code|client number|client id|client code|account number|account code|account no|cust no|customer?|debtor?|client?|account?'
	},
	type: {
		nl: 'soort|type|documentsoort|soort document|factuursoort|documenttype|factuurtype|debet credit',
		de: 'belegart|art|dokumentart|typ|rechnungsart|belegtyp|dokumenttyp',
		fr: 'type|type document|type de document|nature|type piece|type facture',
		en: 'type|document type|invoice type|kind|doc type'
	},
	correctsNumber: {
		nl: 'creditering van|gecrediteerde factuur|corrigeert factuur|oorspronkelijke factuur|correctie op|credit van factuur|corrigeert|origineel factuurnummer|betreft factuur',
		de: 'korrigiert|korrigierte rechnung|stornierte rechnung|gutschrift zu|ursprungsrechnung|zu rechnung|originalrechnung|bezugsrechnung|storno zu',
		fr: 'facture corrigee|facture d origine|avoir sur facture|facture origine|corrige facture|avoir sur',
		en: 'corrects|corrected invoice|original invoice|credit of invoice|credited invoice|corrects invoice|original invoice number|credits invoice'
	},
	currency: {
		nl: 'valuta|munt|valutacode|muntsoort',
		de: 'waehrung|wahrung|waehrungscode|wahrungscode|whg',
		fr: 'devise|monnaie|code devise',
		en: 'currency|currency code|curr'
	},
	orderReference: {
		nl: 'ordernummer|bestelnummer|inkooporder|inkoopordernummer|uw order|orderreferentie|ordernr|opdrachtnummer|uw ordernummer|po nummer',
		de: 'bestellnummer|auftragsnummer|bestell nr|auftrag nr|ihre bestellung|bestellreferenz|bestellung|auftragsnr|bestellnr',
		fr: 'numero commande|n commande|bon de commande|reference commande|commande|numero de bon de commande',
		en: 'order number|order reference|purchase order|po number|order no|po|order id|order ref'
	},
	subject: {
		nl: 'onderwerp|betreft|titel|kenmerk',
		de: 'betreff|titel|betrifft',
		fr: 'objet|sujet|titre|intitule',
		en: 'subject|title|regarding|re'
	},
	statedGross: {
		nl: 'totaal incl btw|factuurtotaal|totaal inclusief btw|totaalbedrag|factuurbedrag|te betalen|factuurtotaal incl btw|totaal factuur|eindtotaal|totaal incl',
		de: 'gesamtbetrag brutto|rechnungsbetrag|gesamt brutto|summe brutto|zu zahlen|endbetrag|gesamtbetrag inkl mwst|gesamtsumme|rechnungsbetrag brutto|rechnungssumme|zahlbetrag|gesamtsumme brutto|brutto gesamt',
		fr: 'total ttc|net a payer|a payer|total facture|montant total ttc|total facture ttc|montant facture',
		en: 'total incl vat|gross total|total gross|invoice total|amount due|total including vat|grand total|total inc vat|total due|invoice amount|total amount incl vat'
	},
	alreadySent: {
		nl: 'al verzonden|verzonden|verstuurd|reeds verzonden|verzonden op|al verstuurd|reeds verstuurd|verstuurd op',
		de: 'bereits versendet|versendet|versandt|bereits gesendet|gesendet|versendet am|bereits versandt|schon versendet',
		fr: 'deja envoye|envoye|envoyee|deja envoyee|envoye le|deja envoyees',
		en: 'already sent|sent|sent on|sent date|was sent'
	},
	selfBilled: {
		nl: 'self billing|selfbilling|factuur uitgereikt door afnemer|uitgereikt door afnemer|afnemersfactuur',
		de: 'gutschriftverfahren|selbstfakturierung|abrechnung durch leistungsempfaenger|abrechnung durch leistungsempfanger',
		fr: 'autofacturation|autofacture|auto facturation|autofacturee',
		en: 'self billed|self billed invoice|self billing invoice|issued by customer'
	},
	article: {
		nl: 'artikelnummer|artikelcode|productcode|artikelnr|productnummer',
		de: 'artikelnummer|artikelnr|produktnummer|artikelcode',
		fr: 'code article|reference article|code produit|numero article',
		en: 'article number|item number|item code|product code|sku'
	},
	description: {
		nl: 'omschrijving|artikelomschrijving|artikel|product|regelomschrijving|omschrijving regel|productnaam|artikelnaam|dienst|beschrijving|omschrijving artikel',
		de: 'beschreibung|bezeichnung|artikelbezeichnung|artikel|leistung|produkt|position?|text?|positionstext|artikelbeschreibung|leistungsbeschreibung',
		fr: 'description|designation|libelle|article|produit|prestation|intitule ligne|libelle article|descriptif',
		en: 'description|item|item description|product|line description|product name|service|article|item name|details?'
	},
	note: {
		nl: 'toelichting|opmerking|notitie|regelopmerking|omschrijving 2|extra omschrijving',
		de: 'bemerkung|zusatztext|anmerkung|hinweis|notiz|zusatz|erlauterung|erlaeuterung',
		fr: 'remarque|commentaire|note|precision|observation',
		en: 'note|remark|remarks|comment|line note|notes'
	},
	quantity: {
		nl: 'aantal|hoeveelheid|aantal geleverd|geleverd',
		de: 'menge|anzahl|stueckzahl|stuckzahl|geliefert|liefermenge',
		fr: 'quantite|qte|nombre|quantite livree',
		en: 'quantity|qty|count|units?|delivered|quantity delivered'
	},
	unit: {
		nl: 'eenheid|eh|per eenheid',
		de: 'einheit|mengeneinheit|me',
		fr: 'unite|unite de mesure',
		en: 'unit|unit of measure|uom|unit code'
	},
	unitPrice: {
		nl: 'prijs excl btw|stuksprijs|prijs|eenheidsprijs|prijs per stuk|stukprijs|prijs per eenheid|verkoopprijs|tarief|nettoprijs|stuksprijs excl btw|eenheidsprijs excl btw|prijs ex btw|prijs exclusief',
		de: 'einzelpreis|preis netto|einzelpreis netto|preis|stueckpreis|stuckpreis|nettopreis|e preis|preis pro einheit|einheitspreis|netto einzelpreis|preis ohne mwst|nettoeinzelpreis|ep|verkaufspreis',
		fr: 'prix unitaire ht|prix unitaire|prix ht|pu ht|prix|pu|prix unitaire hors tva|prix unitaire hors taxe|prix hors tva|prix hors taxes',
		en: 'unit price|price excl vat|price|unit price excl vat|net price|price per unit|rate?|unit price net|price ex vat|item price|unit cost|sales price'
	},
	lineNet: {
		nl: 'regelbedrag|regeltotaal|bedrag excl btw|totaal excl btw?|regelbedrag excl btw|bedrag?|netto bedrag|nettobedrag|regeltotaal excl btw',
		de: 'zeilenbetrag|positionsbetrag|gesamtpreis|gesamtpreis netto|nettobetrag|betrag netto|betrag?|positionssumme|summe netto?|zeilensumme',
		fr: 'montant ht|total ligne|montant ligne|total ligne ht|montant ligne ht|montant?|total ht?',
		en: 'line amount|line total|net amount|amount excl vat|line net|extended price|amount?|line total excl vat|total excl vat?'
	},
	grossPrice: {
		nl: 'prijs incl btw|stuksprijs incl btw|eenheidsprijs incl btw|prijs inclusief btw|verkoopprijs incl btw|prijs incl|consumentenprijs|brutoprijs?',
		de: 'einzelpreis brutto|preis brutto|preis inkl mwst|einzelpreis inkl mwst|stueckpreis brutto|stuckpreis brutto|brutto einzelpreis|bruttoeinzelpreis|bruttopreis?',
		fr: 'prix ttc|prix unitaire ttc|pu ttc|prix tva comprise|prix unitaire tva comprise|prix unitaire tvac',
		en: 'price incl vat|unit price incl vat|gross price|gross unit price|price inc vat|price including vat|unit price inc vat'
	},
	lineGross: {
		nl: 'regelbedrag incl btw|regeltotaal incl btw|bedrag incl btw?',
		de: 'zeilenbetrag brutto|positionsbetrag brutto|gesamtpreis brutto|positionssumme brutto|betrag brutto?|bruttobetrag?',
		fr: 'montant ligne ttc|total ligne ttc|montant ttc?',
		en: 'line amount incl vat|line total incl vat|gross line amount|line gross|line total inc vat|amount incl vat?'
	},
	discountPercent: {
		nl: 'korting %|kortingspercentage|regelkorting %|korting percentage',
		de: 'rabatt %|rabattsatz|rabatt prozent|nachlass %',
		fr: 'remise %|taux remise|pourcentage remise|rabais %',
		en: 'discount %|discount percentage|discount rate|line discount %'
	},
	discountAmount: {
		nl: 'kortingsbedrag|korting bedrag|regelkorting?|korting?',
		de: 'rabattbetrag|rabatt betrag|rabatt?|nachlass?',
		fr: 'montant remise|montant rabais|remise?|rabais?',
		en: 'discount amount|line discount amount|line discount?|discount?'
	},
	invoiceDiscountPercent: {
		nl: 'factuurkorting %|korting factuur %|korting op factuur %|totaalkorting %|eindkorting %|korting op totaal %',
		de: 'rechnungsrabatt %|rabatt rechnung %|rabatt auf rechnung %|gesamtrabatt %|belegrabatt %',
		fr: 'remise facture %|remise sur facture %|remise globale %|taux remise globale|remise sur total %',
		en: 'invoice discount %|discount on invoice %|document discount %|total discount %|order discount %'
	},
	invoiceDiscountAmount: {
		nl: 'factuurkorting|korting factuur|korting op factuur|factuurkorting bedrag|totaalkorting?|eindkorting|korting op totaal',
		de: 'rechnungsrabatt|rabatt rechnung|rabatt auf rechnung|rechnungsrabatt betrag|gesamtrabatt?|belegrabatt',
		fr: 'remise facture|remise sur facture|remise globale|montant remise globale|remise sur total',
		en: 'invoice discount|discount on invoice|document discount|invoice discount amount|total discount?|order discount'
	},
	vatRate: {
		nl: 'btw %|btw percentage|btw tarief|btw|percentage btw|btw pct|tarief btw|btw perc',
		de: 'mwst %|mwst satz|ust satz|mwst|ust|steuersatz|mehrwertsteuer|mehrwertsteuersatz|umsatzsteuersatz|ust %|steuer %|mwst prozent',
		fr: 'taux tva|tva %|tva|taux de tva|taux taxe',
		en: 'vat %|vat rate|vat|vat percentage|tax rate|tax %|vat percent'
	},
	vatCategory: {
		nl: 'btw categorie|btw soort|btw code|btw regeling',
		de: 'steuerkategorie|mwst kategorie|steuerschluessel|steuerschlussel|steuercode|ust kategorie|mwst code|mwst schlussel',
		fr: 'categorie tva|code tva|regime tva',
		en: 'vat category|tax category|vat code|tax code|vat type'
	},
	deliveryDate: {
		nl: 'leverdatum|leveringsdatum|datum levering|afleverdatum|geleverd op|datum geleverd',
		de: 'lieferdatum|leistungsdatum|liefertag|leistungstag|geliefert am|datum lieferung',
		fr: 'date livraison|date de livraison|livre le|date prestation',
		en: 'delivery date|date of delivery|delivered on|supply date|service date'
	},
	noteNumber: {
		nl: 'bonnummer|pakbonnummer|leverbonnummer|pakbon|leverbon|bon nr|bonnr|afleverbon|vrachtbrief|leveringsbon',
		de: 'lieferscheinnummer|lieferschein|lieferschein nr|lieferscheinnr|ls nr',
		fr: 'bon de livraison|numero bon de livraison|n bon|numero bl|n bl|bl|numero de bon|bon livraison',
		en: 'delivery note|delivery note number|note number|packing slip|delivery note no|dispatch note'
	},
	place: {
		nl: 'afleverplaats|leverplaats|plaats levering|afleveradres|locatie|plaats|filiaal|leveradres',
		de: 'lieferort|leistungsort|lieferadresse|ort|filiale|lieferstelle|standort',
		fr: 'lieu livraison|lieu de livraison|lieu|adresse livraison|site|ville?',
		en: 'place|delivery place|place of delivery|location|delivery address|branch|site|delivery location'
	},
	ordered: {
		nl: 'besteld|aantal besteld|bestelde hoeveelheid|bestel aantal',
		de: 'bestellt|bestellmenge|menge bestellt|bestellte menge',
		fr: 'commande quantite|quantite commandee|commandee|commandes|qte commandee',
		en: 'ordered|quantity ordered|ordered quantity|qty ordered'
	},
	returned: {
		nl: 'retour|aantal retour|geretourneerd|teruggenomen|retour aantal|retouren',
		de: 'retoure|zurueck|zuruck|retourmenge|ruecknahme|rucknahme|retouren|menge retoure|zuruckgegeben|zurueckgegeben',
		fr: 'retour|quantite retournee|retournee|retours|repris|qte retournee',
		en: 'returned|quantity returned|returned quantity|return|returns|qty returned'
	}
};
