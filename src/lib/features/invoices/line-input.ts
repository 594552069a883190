import { blankLine } from '#domain/blank.ts';
import type { Decimal } from '#domain/decimal.ts';
import type { InvoiceLine, VatCategory } from '#domain/invoice.ts';
import { ok, type Result } from '#domain/result.ts';
import { allowanceInputOf, readAllowance, withAllowanceRead, type AllowanceInput } from './allowance-input.ts';
import { readTyped, writeTyped, type NumberFault } from './typed-number.ts';

/** A line of a draft as it is written: numbers are text until they can be read. */
export interface LineInput {
	/** Stays the same while lines come and go. */
	key: number;
	quantity: string;
	unitPrice: string;
	vatRate: string;
	/** Empty where it is not said. */
	ordered: string;
	returned: string;
	allowances: readonly AllowanceInput[];
	/** The line that this makes; its numbers as they were last read. */
	line: InvoiceLine;
}

/** The fields of a line that hold a number. */
export type LineNumber = 'quantity' | 'unitPrice' | 'vatRate';

const lineNumbers: readonly LineNumber[] = ['quantity', 'unitPrice', 'vatRate'];

/** The fields of a line that hold a quantity or nothing. */
const lineCounts = ['ordered', 'returned'] as const;

/** Reads a quantity that may be left out. */
export const readCount = (text: string): Result<Decimal | null, NumberFault> =>
	text.trim() === '' ? ok(null) : readTyped(text, 'quantity');

/** Whether every number of a line can be read. */
export const isReadable = (input: LineInput): boolean =>
	lineNumbers.every((field) => readTyped(input[field], field).ok) &&
	lineCounts.every((field) => readCount(input[field]).ok) &&
	input.allowances.every((one) => readAllowance(one).ok);

/** The input with its line brought up to what is written; a number that cannot be read keeps its last value. */
export function withRead(input: LineInput): LineInput {
	const { allowances: _before, article, ...line } = input.line;
	const number = (field: LineNumber): Decimal => {
		const read = readTyped(input[field], field);
		return read.ok ? read.value : line[field];
	};
	const count = (field: (typeof lineCounts)[number]): Decimal | null => {
		const read = readCount(input[field]);
		return read.ok ? read.value : line[field];
	};
	const vatRate = number('vatRate');
	const vatCategory = categoryFor(vatRate, line.vatCategory);
	const [quantity, unitPrice] = [number('quantity'), number('unitPrice')];
	const read = input.allowances.map(withAllowanceRead);
	const allowances = read.map(({ allowance }) => allowance);
	return {
		...input,
		allowances: read,
		line: {
			...(article && { article }),
			...line,
			quantity,
			unitPrice,
			vatRate,
			vatCategory,
			ordered: count('ordered'),
			returned: count('returned'),
			...(allowances.length > 0 && { allowances })
		}
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
	ordered: line.ordered === null ? '' : writeTyped(line.ordered, mark),
	returned: line.returned === null ? '' : writeTyped(line.returned, mark),
	allowances: (line.allowances ?? []).map((allowance) => allowanceInputOf(allowance, mark)),
	line
});

/** An empty line; one piece at the rate of the line above. */
export const emptyLine = (above: InvoiceLine | undefined, rate: Decimal): InvoiceLine => ({
	...blankLine,
	unit: above?.unit ?? '',
	vatRate: above?.vatRate ?? rate,
	vatCategory: above?.vatCategory ?? 'S'
});
