import type { Debtor } from '#domain/debtor.ts';

/** What a customer out of the ordinary has that others have not. */
export type OddFirm = Pick<Debtor, 'name' | 'address'> & Partial<Debtor>;

const at = (street: string, postalCode: string, city: string, country: string): Debtor['address'] => ({
	street,
	postalCode,
	city,
	country
});

/** Customers that put the program to the test; each name or address field is a case. */
export const oddFirms: readonly OddFirm[] = [
	{
		name: 'Stichting Samenwerkende Zorginstellingen voor Ouderen in Noord- en Oost-Overijssel, locatie Vechtzicht',
		contactName: 'Crediteurenadministratie',
		address: at('Burgemeester van Roijensingel 1400', '7772 BN', 'Hardenberg', 'NL'),
		invoiceRecipients: 'crediteuren@vechtzicht.example; teamleiding@vechtzicht.example',
		buyerReference: 'PO-4500012345'
	},
	{
		name: 'Αρτοποιείο Η Καλή Καρδιά',
		address: at('Οδός Ερμού 15', '105 63', 'Αθήνα', 'GR'),
		language: 'en',
		vatId: 'EL123456789',
		invoiceRecipients: 'logistirio@kalikardia.example'
	},
	{
		name: 'Пекарна Златен клас ЕООД',
		address: at('ул. Шипка 8', '1000', 'София', 'BG'),
		language: 'en',
		vatId: 'BG123456789',
		invoiceRecipients: 'smetki@zlatenklas.example'
	},
	{
		name: 'Cukiernia Źdźbło Żółtej Pszenicy Sp. z o.o.',
		address: at('ul. Świętojańska 3', '80-840', 'Gdańsk', 'PL'),
		language: 'en',
		vatId: 'PL1234567890',
		invoiceRecipients: 'faktury@źdźbło.example'
	},
	{
		name: 'Dirks & Co Verhuur',
		address: at('Havenkade 6', '8011 AE', 'Zwolle', 'NL'),
		invoiceRecipients: 'inkoop@dirks.example, boekhouding@dirks.example\ndirectie@dirks.example',
		addressee: 'Crediteurenadministratie'
	},
	{
		name: 'Kapsalon Knip & Krul',
		address: at('Diezerstraat 90', '8011 RJ', 'Zwolle', 'NL'),
		invoiceRecipients: 'volgt nog, vragen aan Karin'
	},
	{
		name: 'Fietsenmakerij De Ketting',
		address: at('Vechtstraat 22', '8021 AX', 'Zwolle', 'NL'),
		invoiceRecipients: ''
	},
	{
		name: 'Sportschool Vitaal',
		address: at('Hanzelaan 300', '8017 JK', 'Zwolle', 'NL'),
		invoiceRecipients: 'administratie@vitaal.example; eigenaar belt nog'
	},
	{
		name: 'Kinderopvang Het Eikeltje',
		address: at('Eikenlaan 4', '8025 BL', 'Zwolle', 'NL'),
		invoiceRecipients: 'info@eikeltje.example; en/of Petra',
		confirmedRecipients: 'info@eikeltje.example'
	},
	{
		name: 'Brouwerij Het Anker van Hattem',
		address: at('Kerkhofdijk 7', '8051 GH', 'Hattem', 'NL'),
		route: 'both',
		invoiceRecipients: 'facturen@ankerhattem.example'
	},
	{
		name: 'Mevr. G. de Wit-ten Have',
		address: at('Oude Deventerweg 118', '8131 BK', 'Wijhe', 'NL'),
		route: 'paper'
	},
	{
		name: 'Weduwe Kramer',
		address: at('Achterom 3', '8061 GN', 'Hasselt', 'NL'),
		route: 'paper'
	},
	{
		name: 'Hofstede Feesten & Partijen',
		address: at('Landweg 55', '7721 AB', 'Dalfsen', 'NL'),
		invoiceRecipients: 'planning@hofstedefeesten.example',
		invoiceAddress: 'facturen@boekhoudkantoor.example'
	},
	{
		name: 'Wijnhandel Bordeaux aan de Vecht',
		address: at('Vechtdijk 2', '7731 AA', 'Ommen', 'NL'),
		invoiceRecipients: 'winkel@bordeauxvecht.example',
		contact: { name: 'Jan Jansen', email: 'jan.jansen@bordeauxvecht.example' },
		addressee: 'Jan Jansen'
	},
	{
		name: 'Keuken- & Kookstudio Knol',
		address: at('Zuiderzeelaan 53', '8017 JV', 'Zwolle', 'NL'),
		generalEmail: 'hallo@kookstudioknol.example'
	},
	{
		name: 'Gemeinde Uelsen',
		address: at('Itterbecker Straße 11', '49843', 'Uelsen', 'DE'),
		language: 'de',
		vatId: 'DE123456789',
		buyerReference: '04011000-1234512345-35',
		electronicAddress: '04011000-1234512345-35',
		electronicScheme: '0204',
		invoiceRecipients: 'rechnung@uelsen.example'
	},
	{
		name: 'Bouwcombinatie Spoorzone',
		address: at('Hanzelaan 351', '8017 JM', 'Zwolle', 'NL'),
		vatId: 'NL987654321B02',
		invoiceRecipients: 'facturen@spoorzone.example; uitvoering@spoorzone.example'
	},
	{
		name: 'Zaalverhuur Concordia',
		address: at('Grote Kerkplein 8', '8011 PK', 'Zwolle', 'NL'),
		invoiceRecipients: 'zaal@concordia.example'
	},
	{
		name: 'Restaurant La Piccola',
		address: at('Sassenstraat 37', '8011 PA', 'Zwolle', 'NL'),
		invoiceRecipients: 'amministrazione@lapiccola.example; chef@lapiccola.example'
	},
	{
		name: 'B',
		address: at('Luttekestraat 1', '8011 LP', 'Zwolle', 'NL'),
		invoiceRecipients: 'b@b.example'
	}
];
