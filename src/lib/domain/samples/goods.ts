import type { Language } from '#domain/language.ts';

/** Something that the sample issuer sells: net price per unit, Dutch VAT rate in percent, and its name in each language. */
export interface Good {
	price: string;
	rate: string;
	names: Readonly<Record<Language, string>>;
}

const good = (price: string, rate: string, nl: string, de: string, fr: string, en: string): Good => ({
	price,
	rate,
	names: { nl, de, fr, en }
});

/** What leaves the bakery each day. */
export const goods: readonly [Good, ...Good[]] = [
	good(
		'2.65',
		'9',
		'Volkoren brood, gesneden',
		'Vollkornbrot, geschnitten',
		'Pain complet, tranché',
		'Wholemeal loaf, sliced'
	),
	good('2.4', '9', 'Wit brood', 'Weißbrot', 'Pain blanc', 'White loaf'),
	good('0.4175', '9', 'Pistolet', 'Brötchen', 'Petit pain', 'Bread roll'),
	good('0.95', '9', 'Roomboter croissant', 'Buttercroissant', 'Croissant au beurre', 'Butter croissant'),
	good(
		'1.85',
		'9',
		'Krentenbol, 6 stuks',
		'Rosinenbrötchen, 6 Stück',
		'Petit pain aux raisins, 6 pièces',
		'Currant buns, 6'
	),
	good('3.2', '9', 'Desembrood spelt', 'Dinkel-Sauerteigbrot', 'Pain au levain d’épeautre', 'Spelt sourdough'),
	good(
		'14.5',
		'9',
		'Appeltaart, 12 punten',
		'Apfelkuchen, 12 Stücke',
		'Tarte aux pommes, 12 parts',
		'Apple tart, 12 slices'
	),
	good('18.75', '9', 'Slagroomtaart', 'Sahnetorte', 'Gâteau à la crème', 'Cream cake'),
	good('0.8333', '9', 'Gevulde koek', 'Gefüllter Mandelkeks', 'Biscuit fourré aux amandes', 'Almond-filled biscuit'),
	good(
		'6.5',
		'9',
		'Belegde broodjes, schaal',
		'Belegte Brötchen, Platte',
		'Plateau de petits pains garnis',
		'Filled rolls, platter'
	),
	good('7.5', '21', 'Bezorging', 'Lieferung', 'Livraison', 'Delivery'),
	good(
		'12.25',
		'21',
		'Huur koffiekan, per dag',
		'Miete Kaffeekanne, je Tag',
		'Location de cafetière, par jour',
		'Coffee urn hire, per day'
	)
];

/** The crates that come back: their deposit is taken off. */
export const crates = good('-3.5', '9', 'Retour kratten', 'Rückgabe Kisten', 'Retour des caisses', 'Returned crates');

/** A description of forty words, as people do write them. */
export const longWinded =
	'Feestelijk buffet ter gelegenheid van het vijftigjarig jubileum, bestaande uit drie soorten brood, twee salades, ' +
	'warme worstenbroodjes, hartige taart, vers fruit, petitfours met uw logo, koffie, thee en sap, opgebouwd om tien uur ' +
	'en weer opgehaald in de avond volgens afspraak met mevrouw';
