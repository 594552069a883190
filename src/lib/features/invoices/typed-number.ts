import { decimalPlaces, type Decimal } from '#domain/decimal.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { readNumber, shapeOf } from '#import/numbers.ts';

/** The fields of a draft that hold a number. */
export type NumberField = 'quantity' | 'unitPrice' | 'vatRate' | 'percent' | 'amount';

/** Why a written number cannot be taken. */
export type NumberFault = { type: 'NotANumber' } | { type: 'TooPrecise'; places: number } | { type: 'TwoWays' };

/** The places that each number keeps. */
const places: Record<NumberField, number> = {
	quantity: decimalPlaces,
	unitPrice: decimalPlaces,
	vatRate: 2,
	percent: 2,
	amount: 2
};

/** Reads a number as people write it, with a comma or a point. `1.250` can be read two ways and is refused. */
export function readTyped(text: string, field: NumberField): Result<Decimal, NumberFault> {
	if (shapeOf(text).type === 'either') return err({ type: 'TwoWays' });
	const read = readNumber(text, null);
	if (!read.ok) return err({ type: 'NotANumber' });
	const { value, rounded } = read.value;
	const digits = value.split('.')[1]?.length ?? 0;
	return rounded || digits > places[field] ? err({ type: 'TooPrecise', places: places[field] }) : ok(value);
}

/**
 * A number as it stands in its field: without grouping, with the language's decimal sign. Three decimals get a fourth,
 * since `1.125` can be read two ways.
 */
export function writeTyped(value: Decimal, mark: string, leastPlaces = 0): string {
	const [whole, fraction = ''] = value.split('.');
	const digits = fraction.padEnd(fraction.length === 3 ? decimalPlaces : leastPlaces, '0');
	return digits ? `${whole}${mark}${digits}` : whole!;
}
