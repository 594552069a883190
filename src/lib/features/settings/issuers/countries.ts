import { getLocale } from '#ui/paraglide/runtime.js';

/** ISO 3166-1 codes of the countries that a company of ours can be in. */
const codes = [
	'AT',
	'BE',
	'BG',
	'CH',
	'CY',
	'CZ',
	'DE',
	'DK',
	'EE',
	'ES',
	'FI',
	'FR',
	'GB',
	'GR',
	'HR',
	'HU',
	'IE',
	'IS',
	'IT',
	'LI',
	'LT',
	'LU',
	'LV',
	'MT',
	'NL',
	'NO',
	'PL',
	'PT',
	'RO',
	'SE',
	'SI',
	'SK'
] as const;

/** The countries to choose from, by their names in the app's language; one that is not among them stays choosable. */
export function countryOptions(chosen: string): { value: string; label: string }[] {
	const names = new Intl.DisplayNames([getLocale()], { type: 'region' });
	const all = codes.some((code) => code === chosen) || chosen === '' ? codes : [...codes, chosen];
	return all
		.map((code) => ({ value: code, label: names.of(code) ?? code }))
		.toSorted((a, b) => a.label.localeCompare(b.label, getLocale()));
}
