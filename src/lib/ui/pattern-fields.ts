import { m } from './paraglide/messages.js';
import { locales, type Locale } from './paraglide/runtime.js';

type Word = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

/** What a field of a pattern is called in braces, for names of files. */
const words = {
	debtor: m.files_token_debtor,
	number: m.files_token_number,
	year: m.files_token_year,
	month: m.files_token_month,
	day: m.files_token_day,
	copy: m.files_token_copy,
	any: m.files_token_any
} satisfies Record<string, Word>;

/** The fields that a pattern may hold. */
export type PatternField = keyof typeof words;

const fields = Object.keys(words) as PatternField[];

/** A word as it is looked for: neither case nor accents make a difference. */
const fold = (word: string): string => word.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word of every language, so that a pattern written in one is understood in all. */
const fieldOf = new Map<string, PatternField>(
	fields.flatMap((field) => [
		[field, field] as const,
		...locales.map((locale) => [fold(words[field]({}, { locale })), field] as const)
	])
);
for (const locale of locales) fieldOf.set(fold(m.files_token_serial({}, { locale })), 'number');

const fileWord = (field: PatternField): string => words[field]();
/** A series numbers credit notes too. */
const seriesWord = (field: PatternField): string => (field === 'number' ? m.files_token_serial() : words[field]());

/** A field of a name as it is written in the language of the app: `{factuurnummer}`. */
export const fieldShown = (field: PatternField): string => `{${fileWord(field)}}`;

/** A stored pattern for names as it is read and written in the language of the app. */
export const patternShown = (stored: string): string => inBraces(stored, fileWord);

/** A stored pattern of a number series as it is read and written in the language of the app: `F{jaar}-{nummer:4}`. */
export const seriesShown = (stored: string): string => inBraces(stored, seriesWord);

/** A pattern as it is stored, the same in every language; what names no field stays as it was written. */
export const patternStored = (written: string): string => inBraces(written, (field) => field);

const inBraces = (text: string, wordOf: (field: PatternField) => string): string =>
	text.replace(/\{([^{}:]*)(:[^{}]*)?\}/g, (whole, word: string, width = '') => {
		const field = fieldOf.get(fold(word));
		return field ? `{${wordOf(field)}${width}}` : whole;
	});
