import type { Language } from '#domain/language.ts';
import { getLocale } from './paraglide/runtime.js';

/** The name of a language in the language of the app: `Dutch`, `Duits`. */
export function languageWord(language: Language): string {
	const name = new Intl.DisplayNames([getLocale()], { type: 'language' }).of(language) ?? language;
	return name.charAt(0).toLocaleUpperCase(getLocale()) + name.slice(1);
}
