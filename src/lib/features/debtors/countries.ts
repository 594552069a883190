import { countryCodes } from '#templates/countries.ts';
import { getLocale } from '#ui/paraglide/runtime.js';

/** The countries to choose from, by their names in the app's language; one that is not among them stays choosable. */
export function countryOptions(chosen: string, none: string): { value: string; label: string }[] {
	const names = new Intl.DisplayNames([getLocale()], { type: 'region' });
	const nameOf = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
	const codes = chosen === '' || countryCodes.includes(chosen) ? countryCodes : [...countryCodes, chosen];
	const options = codes.map((value) => ({ value, label: nameOf(value) }));
	return [{ value: '', label: none }, ...options.toSorted((a, b) => a.label.localeCompare(b.label, getLocale()))];
}
