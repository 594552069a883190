import { big, canonical, decimal, type Decimal } from '#domain/decimal.ts';
import type { VatCategory } from '#domain/invoice.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { CellFault } from './fault.ts';
import { readNumber } from './numbers.ts';
import { readVatCategory } from './vocabulary.ts';

/** A VAT rate in percent, with the category where the cell names one ("verlegd"). */
export interface VatCell {
	rate: Decimal;
	category: VatCategory | null;
}

/** Reads `21`, `21%`, `5,5 %`, `21.000`, "hoog 21%" or a word such as "verlegd"; `0,21` where the column is of fractions. */
export function readVatRate(text: string, isFraction: boolean): Result<VatCell, CellFault> {
	const category = readVatCategory(text);
	if (category && category !== 'S') return ok({ rate: decimal('0'), category });
	const written = /(-?\d+(?:[.,]\d+)?)\s*%/.exec(text)?.[1] ?? text;
	// No rate is a thousand percent, so that a lone point or comma always stands before decimals.
	const number = readNumber(written, written.includes(',') ? 'comma' : 'point');
	if (!number.ok) return err({ type: 'NotAVatRate' });
	const rate = isFraction ? big(number.value.value).times(100) : big(number.value.value);
	if (rate.lt(0) || rate.gte(100)) return err({ type: 'NotAVatRate' });
	return ok({ rate: canonical(rate), category: null });
}

/** The category of a line: as named, else standard for a rate above zero, else zero-rated. A rate needs the standard one. */
export function categoryOf(rate: Decimal, named: VatCategory | null): Result<VatCategory, CellFault> {
	const isTaxed = big(rate).gt(0);
	if (named === null) return ok(isTaxed ? 'S' : 'Z');
	return isTaxed && named !== 'S' ? err({ type: 'VatDisagrees' }) : ok(named);
}
