import { languages, type Language } from '#domain/language.ts';
import { debtorHeadings } from './debtor-headings.ts';
import { documentHeadings } from './document-headings.ts';
import type { Field, ImportKind } from './fields.ts';
import { headingWords } from './heading-words.ts';
import { invoiceHeadings } from './invoice-headings.ts';

/** Names of one column by language, parted by `|`. */
export type Synonyms = Record<Language, string>;

/** A field that a heading may mean, 0 to 1, with the language it is written in. */
export interface HeadingMatch {
	field: Field;
	score: number;
	language: Language;
}

interface Synonym {
	field: Field;
	language: Language;
	words: ReadonlySet<string>;
	letters: string;
	/** The most that this synonym can score. */
	weight: number;
}

/** What a heading says of itself that a field's name must say as well, or it means something else. */
const deciding: readonly string[] = ['incl', 'email', 'nr', 'code', 'id', '2'];

const synonymsOf: Record<ImportKind, readonly Synonym[]> = {
	debtors: compile(debtorHeadings),
	invoices: compile(invoiceHeadings),
	documents: compile(documentHeadings)
};

function compile(headings: Partial<Record<Field, Synonyms>>): Synonym[] {
	return Object.entries(headings).flatMap(([field, names]) =>
		languages.flatMap((language) =>
			names[language].split('|').map((name): Synonym => {
				const words = headingWords(name.replace('?', ''));
				const weight = name.endsWith('?') ? 0.6 : 1;
				return { field: field as Field, language, words: new Set(words), letters: words.join(''), weight };
			})
		)
	);
}

/** The fields that a heading may mean, the best first; each field once. */
export function matchHeading(kind: ImportKind, heading: string): HeadingMatch[] {
	const words = headingWords(heading);
	const best = new Map<Field, HeadingMatch>();
	for (const synonym of synonymsOf[kind]) {
		const score = scoreOf(words, synonym);
		const { field, language } = synonym;
		if (score > (best.get(field)?.score ?? 0.4)) best.set(field, { field, score, language });
	}
	return [...best.values()].sort((a, b) => b.score - a.score);
}

/** 1 for the same words, less for other order, and for words beside those of the synonym. */
function scoreOf(words: readonly string[], synonym: Synonym): number {
	const letters = words.join('');
	if (letters === '' || synonym.letters === '') return 0;
	if (letters === synonym.letters) return synonym.weight;
	if (deciding.some((word) => words.includes(word) !== synonym.words.has(word))) return 0;
	if (isVatItself(words) && !synonym.words.has('vat')) return 0;
	const own = new Set(words);
	const isSubset = [...synonym.words].every((word) => own.has(word));
	if (!isSubset) return 0;
	const coverage = synonym.letters.length / letters.length;
	if (own.size === synonym.words.size) return synonym.weight * 0.98;
	return coverage < 0.5 ? 0 : synonym.weight * (0.5 + 0.4 * coverage);
}

/** "Btw bedrag" is an amount of VAT, "bedrag excl. btw" is not. */
const isVatItself = (words: readonly string[]): boolean =>
	words.includes('vat') && !words.includes('excl') && !words.includes('incl');

/** The language that most headings are written in, or null where none is ahead. */
export function languageOfHeadings(kind: ImportKind, headings: readonly string[]): Language | null {
	const counts = languages.map((language) => ({
		language,
		count: headings.filter((heading) => isIn(kind, heading, language)).length
	}));
	counts.sort((a, b) => b.count - a.count);
	const [first, second] = counts;
	return first && second && first.count > second.count ? first.language : null;
}

function isIn(kind: ImportKind, heading: string, language: Language): boolean {
	const letters = headingWords(heading).join('');
	return synonymsOf[kind].some((synonym) => synonym.language === language && synonym.letters === letters);
}
