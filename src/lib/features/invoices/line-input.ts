import { decimal, decimalPlaces, type Decimal } from '#domain/decimal.ts';
import type { InvoiceLine, VatCategory } from '#domain/invoice.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { readNumber, shapeOf } from '#import/numbers.ts';

/** A line of a draft as it is written: numbers are text until they can be read. */
export interface LineInput {
	/** Stays the same while lines come and go. */
	key: number;
	quantity: string;
	unitPrice: string;
	vatRate: string;
	/** The line that this makes; its numbers as they were last read. */
	line: InvoiceLine;
}

/** The fields of a line that hold a number. */
export type NumberField = 'quantity' | 'unitPrice' | 'vatRate';

/** Why a written number cannot be taken. */
export type NumberFault = { type: 'NotANumber' } | { type: 'TooPrecise'; places: number } | { type: 'TwoWays' };

/** The places that each number keeps. */
const places: Record<NumberField, number> = { quantity: decimalPlaces, unitPrice: decimalPlaces, vatRate: 2 };

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

/** The input with its line brought up to what is written; a number that cannot be read keeps its last value. */
export function withRead(input: LineInput): LineInput {
	const { line } = input;
	const number = (field: NumberField): Decimal => {
		const read = readTyped(input[field], field);
		return read.ok ? read.value : line[field];
	};
	const vatRate = number('vatRate');
	const vatCategory = categoryFor(vatRate, line.vatCategory);
	return {
		...input,
		line: { ...line, quantity: number('quantity'), unitPrice: number('unitPrice'), vatRate, vatCategory }
	};
}

/** The category that a rate allows: only the standard one has a rate, and it always has. EN 16931 BR-S-5, BR-Z-5. */
function categoryFor(rate: Decimal, category: VatCategory): VatCategory {
	if (rate !== '0') return 'S';
	return category === 'S' ? 'Z' : category;
}

/** A line as it stands in its fields. */
export const inputOf = (line: InvoiceLine, key: number, mark: string): LineInput => ({
	key,
	quantity: writeTyped(line.quantity, mark),
	unitPrice: writeTyped(line.unitPrice, mark, 2),
	vatRate: writeTyped(line.vatRate, mark),
	line
});

/** An empty line; one piece at the rate of the line above. */
export const emptyLine = (above: InvoiceLine | undefined, rate: Decimal): InvoiceLine => ({
	description: '',
	note: '',
	quantity: decimal('1'),
	unit: above?.unit ?? '',
	unitPrice: decimal('0'),
	vatRate: above?.vatRate ?? rate,
	vatCategory: above?.vatCategory ?? 'S',
	deliveryDate: '',
	noteNumber: '',
	place: '',
	ordered: null,
	returned: null
});
