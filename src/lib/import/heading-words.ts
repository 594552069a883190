import { fold } from './fold.ts';

/** Words that headings write in many ways; all of a row mean the first. */
const alike: readonly (readonly string[])[] = [
	['nr', 'nummer', 'number', 'numero', 'num', 'no', 'n', 'nmr'],
	[
		'excl',
		'exclusief',
		'exkl',
		'exclusive',
		'excluding',
		'ex',
		'exclus',
		'netto',
		'net',
		'nett',
		'ht',
		'ohne',
		'zonder',
		'hors',
		'htva'
	],
	['incl', 'inclusief', 'inkl', 'inclusive', 'including', 'brutto', 'bruto', 'gross', 'ttc', 'tvac', 'mit'],
	['vat', 'btw', 'mwst', 'ust', 'tva', 'mehrwertsteuer', 'umsatzsteuer', 'tax', 'steuer', 'taxe'],
	['%', 'percentage', 'percent', 'procent', 'prozent', 'pct', 'pourcentage', 'perc'],
	['email', 'mail', 'courriel']
];

const standIns = new Map(alike.flatMap(([first, ...others]) => others.map((other) => [other, first!] as const)));

const filler = new Set([
	'de',
	'du',
	'des',
	'la',
	'le',
	'les',
	'l',
	'd',
	'van',
	'der',
	'die',
	'das',
	'den',
	'the',
	'of',
	'het',
	'een',
	'in',
	'par',
	'per',
	'pro',
	'eur',
	'euro',
	'zzgl'
]);

/** The words of a heading that tell something, each in its one form: "Debiteurnummer" and "debiteur nr." are the same. */
export function headingWords(heading: string): string[] {
	const spaced = heading
		.replace(/mwst/gi, 'mwst')
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.replace(/\be[\s-]?mail/giu, 'email ');
	return fold(spaced)
		.split(' ')
		.filter((word) => word !== '' && !filler.has(word))
		.flatMap((word) => compoundParts(word).map((part) => standIns.get(part) ?? part));
}

/** "kundennummer" is "kunden nummer": the number word is cut off wherever it ends a word. */
function compoundParts(word: string): string[] {
	const match = /^(\p{L}{3,})(nummer|numero|number)$/u.exec(word);
	return match ? [match[1]!, match[2]!] : [word];
}
