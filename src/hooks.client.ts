import { loadFirstWords } from 'virtual:first-words';
import { guardLocale } from '#ui/locale-guard.ts';
import { getLocale } from '#ui/paraglide/runtime.js';

/** Called once before the app starts, so that its very first picture is in the chosen language. */
export async function init(): Promise<void> {
	guardLocale();
	document.documentElement.lang = getLocale();
	await loadFirstWords();
}
