import { decimal, type Decimal } from '#domain/decimal.ts';

/** The VAT rates in force by the issuer's country, the usual one first; a field takes others too. */
const rates: Partial<Record<string, readonly string[]>> = {
	AT: ['20', '13', '10'],
	BE: ['21', '12', '6'],
	CH: ['8.1', '3.8', '2.6'],
	DE: ['19', '7'],
	FR: ['20', '10', '5.5', '2.1'],
	GB: ['20', '5'],
	LU: ['17', '14', '8', '3'],
	NL: ['21', '9']
};

/** The rates that a line offers. */
export const vatRatesOf = (country: string): Decimal[] => [...(rates[country] ?? rates.NL!), '0'].map(decimal);
