import { baseLocale, extractLocaleFromNavigator, overwriteGetLocale, overwriteSetLocale } from './paraglide/runtime.js';

/** Where the browser denies all storage, the language is the browser's own: the app must still be able to say so. */
export function guardLocale(): void {
	try {
		localStorage.getItem('');
	} catch {
		let chosen = extractLocaleFromNavigator() ?? baseLocale;
		overwriteGetLocale(() => chosen);
		overwriteSetLocale((locale) => {
			chosen = locale;
		});
	}
}
