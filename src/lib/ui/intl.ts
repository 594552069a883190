import { getLocale } from './paraglide/runtime.js';

/** English is written the European way: the day before the month. */
const regions: Record<ReturnType<typeof getLocale>, string> = {
	en: 'en-GB',
	nl: 'nl-NL',
	de: 'de-DE',
	fr: 'fr-FR'
};

/** What writes in the app's language; kept, since making one costs more than using it a hundred times. */
function kept<Options, Format>(make: (region: string, options: Options) => Format): (options: Options) => Format {
	const made = new Map<string, Format>();
	return (options) => {
		const region = regions[getLocale()];
		const key = region + JSON.stringify(options);
		const format = made.get(key) ?? make(region, options);
		made.set(key, format);
		return format;
	};
}

/** Writes numbers as the app's language does. */
export const numberFormat = kept((region, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(region, options));

/** Writes dates and times as the app's language does. */
export const dateFormat = kept(
	(region, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(region, options)
);
