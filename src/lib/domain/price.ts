import Big from 'big.js';
import { big, canonical, decimalPlaces, type Decimal } from './decimal.ts';

/** A price without its VAT of a rate in percent; rounded half up to four places. */
export const withoutVat = (price: Decimal, rate: Decimal): Decimal =>
	rounded(big(price).times(100).div(big(rate).plus(100)));

/** A price with its VAT of a rate in percent; rounded half up to four places. */
export const withVat = (price: Decimal, rate: Decimal): Decimal =>
	rounded(big(price).times(big(rate).plus(100)).div(100));

const rounded = (value: Big): Decimal => canonical(value.round(decimalPlaces, Big.roundHalfUp));
