import { languages } from '#domain/language.ts';
import { fold } from './fold.ts';

/** Names and codes in use that the languages' own lists do not have. */
const others: Record<string, string> = {
	holland: 'NL',
	'pays bas': 'NL',
	'the netherlands': 'NL',
	'la belgique': 'BE',
	uk: 'GB',
	'great britain': 'GB',
	'groot brittannie': 'GB',
	grossbritannien: 'GB',
	'grande bretagne': 'GB',
	england: 'GB',
	engeland: 'GB',
	scotland: 'GB',
	usa: 'US',
	america: 'US',
	'united states of america': 'US',
	'verenigde staten van amerika': 'US',
	'etats unis d amerique': 'US',
	'czech republic': 'CZ',
	tsjechische: 'CZ',
	'tschechische republik': 'CZ',
	'republique tcheque': 'CZ',
	d: 'DE',
	f: 'FR',
	b: 'BE',
	a: 'AT',
	l: 'LU',
	i: 'IT',
	e: 'ES'
};

/** Codes that name no single country. */
const noCountries = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** Codes of three letters that invoices in Europe meet. */
const alpha3 =
	'NLD:NL BEL:BE DEU:DE FRA:FR LUX:LU GBR:GB IRL:IE AUT:AT CHE:CH ITA:IT ESP:ES PRT:PT DNK:DK SWE:SE NOR:NO FIN:FI POL:PL CZE:CZ HUN:HU USA:US CAN:CA';

let names: Map<string, string> | null = null;

/** The ISO 3166-1 alpha-2 code of a country given as code or as name in one of our languages, or null. */
export function countryCode(text: string): string | null {
	names ??= countryNames();
	return names.get(fold(text)) ?? null;
}

function countryNames(): Map<string, string> {
	const found = new Map<string, string>();
	const all = codes();
	for (const language of languages) {
		const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
		for (const code of all) {
			const name = display.of(code);
			if (name === undefined) continue;
			found.set(fold(name), code);
			found.set(fold(code), code);
		}
	}
	for (const pair of alpha3.split(' ')) found.set(pair.slice(0, 3).toLowerCase(), pair.slice(4));
	for (const [name, code] of Object.entries(others)) found.set(name, code);
	return found;
}

/** All codes of today; one that has been replaced, such as DD, is written as its successor when made canonical. */
function codes(): string[] {
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	return letters
		.flatMap((a) => letters.map((b) => a + b))
		.filter((code) => !noCountries.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
}
