import type { Issuer } from '#domain/issuer.ts';

/** The company of the sample data. Its IBAN and VAT number are published examples, its domain leads nowhere. */
export const sampleIssuer = (id: string): Issuer => ({
	id,
	name: 'Bakkerij De Dageraad',
	trade: 'Ambachtelijk brood en gebak',
	address: { street: 'Molenpad 12', postalCode: '8011 AB', city: 'Zwolle', country: 'NL' },
	vatId: 'NL123456789B01',
	registration: '12345678',
	phone: '+31 38 000 12 34',
	email: 'info@dageraad.example',
	website: 'www.dageraad.example',
	iban: 'NL91ABNA0417164300',
	bic: 'ABNANL2A',
	currency: 'EUR',
	language: 'nl',
	paymentDays: 14,
	terms: {
		nl: 'Wij bakken op bestelling; afzeggen kan tot de dag ervoor, 12 uur.',
		de: 'Wir backen auf Bestellung; Abbestellungen bitte bis zum Vortag, 12 Uhr.',
		fr: 'Nous cuisons sur commande ; annulation possible jusqu’à la veille, midi.',
		en: 'We bake to order; orders can be cancelled until noon of the day before.'
	},
	layout: 'classic',
	window: 'nl-left',
	letterheadId: null,
	mailboxId: null,
	fileNamePattern: '',
	allowGeneralEmail: true,
	closing: {
		nl: 'Met vriendelijke groet',
		de: 'Mit freundlichen Grüßen',
		fr: 'Cordialement',
		en: 'Kind regards'
	},
	signature: 'Bakkerij De Dageraad',
	sample: true
});
