import type { DebtorField } from './fields.ts';
import type { Synonyms } from './headings.ts';

/** How a file of debtors may call its columns. A `?` marks words that may mean something else as well. */
export const debtorHeadings: Record<DebtorField, Synonyms> = {
	debtorNumber: {
		nl: 'debiteurnummer|debiteurennummer|klantnummer|relatienummer|debiteurcode|klantcode|relatiecode|klant id|afnemernummer|debiteur?|klantnr|debnr|nummer?|code?',
		de: 'kundennummer|kunden nr|debitorennummer|debitor nr|debitorenkonto|kundenkonto|kundennr|debitor?|kd nr|kdnr|konto?|kontonummer?',
		fr: 'numero client|n client|code client|compte client|id client|numero debiteur|reference client?|compte?|n compte?|client?',
		en: 'customer number|customer id|customer code|debtor number|debtor id|debtor code|client number|client id|client code|account number|account code|account no|customer?|debtor?|id?|cust no'
	},
	name: {
		nl: 'naam|bedrijfsnaam|klantnaam|debiteurnaam|naam debiteur|naam klant|bedrijf|firmanaam|organisatie|naam relatie|klant?|debiteur?|relatie?',
		de: 'name|firma|kundenname|firmenname|name1|name 1|kunde?|unternehmen|bezeichnung?',
		fr: 'nom|raison sociale|nom client|societe|entreprise|denomination|nom societe|client?',
		en: 'name|company|company name|customer name|debtor name|client name|organisation|organization|business name|customer?|debtor?'
	},
	contactName: {
		nl: 'contactpersoon|contact|naam contactpersoon|t a v|ter attentie van|tav',
		de: 'ansprechpartner|kontaktperson|kontakt|z hd|zu handen|ansprechperson',
		fr: 'contact|personne de contact|interlocuteur|nom du contact|a l attention de',
		en: 'contact person|contact|contact name|attention|attn'
	},
	street: {
		nl: 'adres|straat|straatnaam|adresregel 1|factuuradres|straat en huisnummer|adres 1|straat huisnummer|vestigingsadres',
		de: 'strasse|adresse|anschrift|strasse hausnummer|strasse und hausnummer|strasse nr|adresszeile 1|rechnungsadresse',
		fr: 'adresse|rue|adresse 1|adresse ligne 1|voie|adresse de facturation|numero et rue|rue et numero',
		en: 'address|street|address line 1|street address|address 1|billing address|address1|addressline1|billing street'
	},
	houseNumber: {
		nl: 'huisnummer|huisnr|huisnummer toevoeging',
		de: 'hausnummer|hausnr|haus nr',
		fr: 'numero rue|numero de rue|numero de voie',
		en: 'house number|house no|street number|building number'
	},
	postalCode: {
		nl: 'postcode|pc',
		de: 'plz|postleitzahl',
		fr: 'code postal|cp|npa',
		en: 'postal code|postcode|zip|zip code|post code|billing postal code'
	},
	city: {
		nl: 'plaats|woonplaats|stad|plaatsnaam|gemeente|vestigingsplaats',
		de: 'ort|stadt|wohnort',
		fr: 'ville|localite|commune',
		en: 'city|town|place|billing city'
	},
	country: {
		nl: 'land|landcode|iso land|landnaam',
		de: 'land|laendercode|landescode|lnd|staat|landkennzeichen|landerkennzeichen',
		fr: 'pays|code pays',
		en: 'country|country code|billing country'
	},
	invoiceRecipients: {
		nl: 'factuur email|email factuur|email facturen|factuuremail|emailadres factuur|facturatie email|email facturatie|factuur mailadres|email voor facturen|email debiteur|email administratie|factuuremailadres|factuurmail',
		de: 'rechnung email|rechnungs email|email rechnung|rechnungsemail|email rechnungsempfaenger|rechnungsempfaenger email|email fur rechnungen|email rechnungen|rechnungsmail|rechnungsempfanger|email rechnungsversand|email buchhaltung',
		fr: 'email facture|email facturation|courriel facturation|email factures|email pour factures|adresse email facture|email de facturation|courriel factures|mail facturation|email comptabilite|facture email',
		en: 'invoice email|email invoice|billing email|email for invoices|invoice recipients|invoice recipient|invoices email|accounts payable email|email invoices|invoicing email|ap email'
	},
	invoiceAddress: {
		nl: 'afwijkend factuur email|afwijkend emailadres|ander factuur email|afwijkend factuuradres email',
		de: 'abweichende rechnung email|abweichende email|abweichende rechnungs email',
		fr: 'autre email facture|email facture different',
		en: 'different invoice email|other invoice email|alternative invoice email'
	},
	generalEmail: {
		nl: 'email|emailadres|algemeen email|email algemeen|e mail 1',
		de: 'email|emailadresse|allgemeine email|email allgemein',
		fr: 'email|courriel|adresse email|adresse electronique?|email general',
		en: 'email|email address|general email|email general|contact email'
	},
	addressee: {
		nl: 'geadresseerde|naam geadresseerde|naam ontvanger|ontvanger naam',
		de: 'empfaenger|empfanger|empfangername|name empfanger|adressat',
		fr: 'destinataire|nom destinataire',
		en: 'addressee|recipient name|name of recipient'
	},
	language: {
		nl: 'taal|taalcode|documenttaal|factuurtaal|correspondentietaal',
		de: 'sprache|sprachcode|belegsprache|korrespondenzsprache',
		fr: 'langue|code langue|langue facture',
		en: 'language|language code|document language|lang|locale'
	},
	route: {
		nl: 'verzendwijze|verzendmethode|verzenden per|factuur verzenden|verzending|factuurverzending|verzendvoorkeur|leveringswijze factuur|factuur per|route',
		de: 'versandart|versand|versandweg|rechnungsversand|zustellung|zustellart|versand per|rechnung per|versandmethode',
		fr: 'mode envoi|mode d envoi|envoi|envoi facture|mode expedition|methode envoi|voie envoi|type envoi',
		en: 'delivery method|send by|sending method|dispatch method|invoice delivery|invoice method|delivery|route|send method|dispatch'
	},
	vatId: {
		nl: 'btw nummer|btw nr|btw id|btw identificatienummer|btwnummer',
		de: 'ust id|ust id nr|ustid|ustidnr|umsatzsteuer id|uid|uid nummer|umsatzsteuer identifikationsnummer|mwst nummer',
		fr: 'numero tva|n tva|tva intracommunautaire|tva intracom|identifiant tva|numero tva intracommunautaire',
		en: 'vat number|vat id|vat no|vat registration number|tax id|tax number'
	},
	electronicAddress: {
		nl: 'peppol id|elektronisch adres|peppol adres|oin|peppol',
		de: 'peppol id|elektronische adresse|peppol adresse|peppol teilnehmer',
		fr: 'identifiant peppol|id peppol|adresse peppol',
		en: 'peppol id|electronic address|endpoint id|peppol participant id|einvoice address'
	},
	electronicScheme: {
		nl: 'peppol schema|schema elektronisch adres|eas code|schema id',
		de: 'peppol schema|eas code|schema elektronische adresse',
		fr: 'schema peppol|code eas',
		en: 'electronic address scheme|endpoint scheme|eas code|peppol scheme|scheme id'
	},
	buyerReference: {
		nl: 'klantreferentie|referentie klant|uw referentie|referentie koper|vaste referentie|referentie?',
		de: 'leitweg id|leitwegid|kaeuferreferenz|kundenreferenz|ihre referenz|referenz?|ihr zeichen',
		fr: 'reference acheteur|votre reference|reference?|code service',
		en: 'buyer reference|customer reference|your reference|reference?'
	}
};
