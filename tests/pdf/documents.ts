import { readFileSync } from 'node:fs';
import type { Head } from '#domain/document.ts';
import { decimal } from '#domain/decimal.ts';
import type { Invoice, InvoiceLine } from '#domain/invoice.ts';
import type { AddressWindow, Issuer } from '#domain/issuer.ts';
import type { Language } from '#domain/language.ts';
import { totalsOf } from '#domain/vat.ts';
import type { RenderInput } from '#pdf/render.ts';
import { aDebtor, aDraft, aLine, anIssuer } from '#tests/support/builders.ts';

interface Nation {
	window: AddressWindow;
	country: string;
	issuer: Partial<Issuer>;
	/** Usual rates of VAT. */
	rates: string[];
	buyer: Invoice['buyer'];
	goods: [description: string, note: string, unit: string][];
	subject: string;
	terms: string;
}

const invented = { vatId: '', buyerReference: '' };

/** A firm and its customer for each language. All are invented. */
const nations: Record<Language, Nation> = {
	nl: {
		window: 'nl-right',
		country: 'NL',
		issuer: {
			name: 'Bakkerij Zonneveld',
			address: { street: 'Molenstraat 12', postalCode: '6811 AB', city: 'Arnhem', country: 'NL' }
		},
		rates: ['21', '9'],
		buyer: {
			...invented,
			number: '10001',
			vatId: 'NL999999990B01',
			name: 'Hotel De Linde',
			contactName: 't.a.v. de administratie',
			address: { street: 'Dorpsweg 1', postalCode: '6871 BC', city: 'Renkum', country: 'NL' }
		},
		goods: [
			['Volkorenbrood, gesneden', '', 'st.'],
			['Krentenbol', 'Met roomboter', 'st.'],
			['Appeltaart, 12 punten', 'Zonder noten gebakken in een aparte oven', 'st.']
		],
		subject: 'Leveringen in november',
		terms: 'Betaling binnen 14 dagen. Reclames graag binnen 8 dagen na levering.'
	},
	de: {
		window: 'din-b',
		country: 'DE',
		issuer: {
			name: 'Thalberg Anlagenbau GmbH',
			trade: 'Wärmenetze · Heizzentralen',
			registration: 'HRB 99431 Musterregister',
			vatId: 'DE999999991',
			iban: 'DE89370400440532013000',
			bic: 'TESTDEFFXXX',
			phone: '02999 55 01-0',
			email: 'post@thalberg.example',
			website: 'thalberg.example',
			address: { street: 'Hammerstraße 18', postalCode: '59999', city: 'Wiesenbach', country: 'DE' }
		},
		rates: ['19', '7'],
		buyer: {
			...invented,
			number: '10482',
			name: 'Versorgungs- und Verkehrsbetriebe Oberes Wiesenbachtal GmbH & Co. Kommanditgesellschaft',
			contactName: 'Kreditoren, Frau Dr. von Hohenstein',
			vatId: 'DE999999983',
			address: {
				street: 'Bürgermeister-Schulte-Straße 118',
				postalCode: '59998',
				city: 'Oberdorf am Wiesenbach',
				country: 'DE'
			}
		},
		goods: [
			['Rohrgraben ausheben, verfüllen, verdichten', 'Bodenklasse 3 bis 5, Aufmaß vom 22.09.2026', 'm'],
			[
				'Heizzentrale Nord, schlüsselfertig',
				'Lieferung, Montage und Inbetriebnahme einer Heizzentrale mit zwei Großwärmepumpen zu je 850 kW, Pufferspeicher 60 m³, Rohrleitungen, Dämmung, Schaltanlage und Fernüberwachung, einschließlich Statik, Fundamenten, Kranstellung, Druckprobe und Abnahme durch den Sachverständigen.',
				'psch.'
			],
			['Absperrschacht DN 1200', '', 'Stück']
		],
		subject: 'Wärmenetz Oberdorf, Bauabschnitt 2: Schlussrechnung',
		terms:
			'Zahlbar innerhalb von 30 Tagen ohne Abzug.\nDie gelieferte Ware bleibt bis zur vollständigen Bezahlung unser Eigentum.'
	},
	fr: {
		window: 'fr-right',
		country: 'BE',
		issuer: {
			name: 'Ferme Eschengrund',
			trade: 'Fruits, légumes, fromages',
			registration: 'RJP Eupen',
			vatId: 'BE0999931230',
			iban: 'BE68539007547034',
			bic: 'TESTBEBBXXX',
			phone: '+32 87 55 01 42',
			email: 'ferme@eschengrund.example',
			website: 'eschengrund.example',
			address: { street: 'Am Eschengrund 4', postalCode: '4700', city: 'Eupen', country: 'BE' }
		},
		rates: ['21', '6'],
		buyer: {
			...invented,
			number: '3054',
			vatId: 'BE0999820471',
			name: 'Épicerie coopérative Le Panier d’Ourthe et Amblève SC',
			contactName: 'À l’attention de Mme Delvaux',
			address: {
				street: 'Rue du Vieux-Moulin 27, boîte 4',
				postalCode: '4170',
				city: 'Comblain-au-Pont',
				country: 'BE'
			}
		},
		goods: [
			['Jus de pomme trouble 1 l', 'Récolte 2026, verre consigné', 'bouteilles'],
			['Fromage de montagne, 8 mois', '', 'kg'],
			['Œufs de poules élevées en plein air', 'Calibre M', 'douzaines']
		],
		subject: '',
		terms: 'Paiement à 30 jours, sans escompte.'
	},
	en: {
		window: 'be-right',
		country: 'BE',
		issuer: {
			name: 'Hoeve Horáček',
			trade: 'Bread and vegetables',
			registration: 'RPR Gent',
			vatId: 'BE0999901239',
			iban: 'BE71096123456769',
			bic: 'TESTBE22',
			phone: '+32 9 555 01 31',
			email: 'invoices@horacek.example',
			website: 'horacek.example',
			address: { street: 'Molenhoek 17', postalCode: '9032', city: 'Gent', country: 'BE' }
		},
		rates: ['21', '6'],
		buyer: {
			...invented,
			number: '20077',
			name: 'Ballinacarrow District Energy Company DAC',
			contactName: 'Accounts Payable, Ms Aoife Ní Bhriain',
			vatId: 'IE9999999WI',
			buyerReference: 'PO 7781-C',
			address: { street: '14 Millrace Quay', postalCode: 'F91 X000', city: 'Ballinacarrow', country: 'IE' }
		},
		goods: [
			['Commissioning engineer', 'Agreed by telephone on 22 October 2026', 'days'],
			['Heat meter set, DN 80', '', 'set'],
			['Παπαδόπουλος & Żółć, Услуги', '', 'item']
		],
		subject: '',
		terms: 'Payable within 30 days.'
	}
};

/** Lines of the goods of a language: quantities with and without fractions, a return, delivery facts on some. */
export const linesOf = (language: Language, count: number, rates = nations[language].rates): InvoiceLine[] =>
	Array.from({ length: count }, (_, index) => {
		const [description, note, unit] = nations[language].goods[index % 3]!;
		return aLine({
			description,
			note,
			unit,
			quantity: decimal(index % 7 === 6 ? '-2' : index % 5 === 3 ? '12.5' : String(index + 1)),
			unitPrice: decimal(index % 4 === 2 ? '0.125' : '1284.5'),
			vatRate: decimal(rates[index % rates.length]!),
			deliveryDate: `2026-11-${String((index % 28) + 1).padStart(2, '0')}`,
			noteNumber: index % 3 === 0 ? String(118_204 + index) : '',
			ordered: index % 6 === 1 ? decimal('20') : null,
			returned: index % 6 === 1 ? decimal('2.5') : null
		});
	});

/** A document in a language; the same arguments give the same document. */
export function documentIn(
	language: Language,
	lines: InvoiceLine[],
	change: { invoice?: Partial<Invoice>; issuer?: Partial<Issuer>; head?: Head } = {}
): RenderInput {
	const { window, issuer: firm, buyer, subject, terms } = nations[language];
	const issuer = anIssuer({
		id: '01980000-0000-7000-8000-000000000001',
		language,
		window,
		terms: { nl: '', de: '', fr: '', en: '', [language]: terms },
		...firm,
		...change.issuer
	});
	const invoice = aDraft(aDebtor(issuer), {
		id: '01980000-0000-7000-8000-000000000002',
		kind: 'issued',
		number: '2026-01847',
		language,
		date: '2026-11-30',
		dueDate: '2026-12-30',
		periodFrom: '2026-11-01',
		periodTo: '2026-11-30',
		orderReference: 'VV-2026-4471 / 2',
		subject,
		buyer,
		lines,
		totals: totalsOf(lines),
		...change.invoice
	});
	const head = change.head ?? { type: 'drawn' };
	return { invoice, issuer, head, letterhead: head.type === 'letterhead' ? letterhead() : null };
}

/** A credit note with reverse charge. */
export function creditNoteIn(language: Language): RenderInput {
	const lines = linesOf(language, 3, ['0']).map((line) => ({ ...line, vatCategory: 'AE' as const }));
	return documentIn(language, lines, {
		invoice: { type: 'credit-note', number: '2026-G0031', correctsNumber: '2026-01790', correctsDate: '2026-09-14' }
	});
}

/** A letterhead that came as a PNG, with see-through ground, for the first page alone. */
export const pngLetterhead = () => ({ first: image('letterhead-png.jpg'), next: null });

const image = (name: string): ArrayBuffer => new Uint8Array(readFileSync(new URL(name, import.meta.url))).buffer;

/** A letterhead for the first page and one for those after it. */
export const letterhead = () => ({ first: image('letterhead-first.jpg'), next: image('letterhead-next.jpg') });
