import type { Decimal } from './decimal.ts';
import { plainAmount, type Cents, type Currency } from './money.ts';

/** An amount as the app's language (BCP 47) writes it, e.g. `€ 1.234,50`. Exact: nothing becomes a float on the way. */
export const formatAmount = (amount: Cents, currency: Currency, locale: string): string =>
	amounts(locale, currency).format(plainAmount(amount) as Intl.StringNumericLiteral);

/** A quantity, price or percentage as the app's language writes it, with the places that it has. */
export const formatDecimal = (value: Decimal, locale: string): string =>
	decimals(locale).format(value as Intl.StringNumericLiteral);

/** A date (ISO, without time) as the app's language writes it, e.g. `1 mrt 2026`; empty for an empty text. */
export const formatDate = (date: string, locale: string): string =>
	date === '' ? '' : dates(locale).format(Date.parse(`${date}T00:00:00Z`));

const amounts = remembered(
	(locale, currency: Currency) => new Intl.NumberFormat(locale, { style: 'currency', currency })
);
const decimals = remembered((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }));
const dates = remembered((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));

/** Keeps what was made for the same arguments: a formatter costs more to make than a screen of rows to fill. */
function remembered<Rest extends string[], Made>(
	make: (locale: string, ...rest: Rest) => Made
): (locale: string, ...rest: Rest) => Made {
	const known = new Map<string, Made>();
	return (...args) => {
		const key = args.join(' ');
		const made = known.get(key) ?? make(...args);
		known.set(key, made);
		return made;
	};
}
