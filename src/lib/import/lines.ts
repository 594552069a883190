import { big, canonical, decimal, decimalPlaces, type Decimal } from '#domain/decimal.ts';
import type { InvoiceLine } from '#domain/invoice.ts';
import { centsOf, roundToCents } from '#domain/money.ts';
import { err, ok } from '#domain/result.ts';
import { lineAmount } from '#domain/vat.ts';
import { agree, beforeDiscount, directed, discountOf, readLineDiscount } from './discounts.ts';
import type { InvoiceField } from './fields.ts';
import type { Layout } from './layout.ts';
import type { RowReader } from './row-reader.ts';
import { categoryOf, readVatRate } from './vat-cell.ts';
import { readVatCategory } from './vocabulary.ts';

/** Largest amount of one line, in currency units; sums of many lines stay exact below it. */
const largestLine = 1_000_000_000;

/** The line that a row describes, or null with the reader's problems told. */
export function readLine(reader: RowReader, layout: Layout): InvoiceLine | null {
	reader.need('description');
	reader.need('vatRate');
	if (reader.has('quantity')) reader.need('quantity');
	const quantity = reader.has('quantity') ? reader.number('quantity') : decimal('1');
	const price = readPrice(reader, quantity);
	const vat = readVat(reader, layout);
	const article = reader.text('article');
	const line = {
		description: reader.text('description'),
		note: reader.text('note'),
		unit: reader.text('unit'),
		deliveryDate: reader.date('deliveryDate') ?? '',
		noteNumber: reader.text('noteNumber'),
		place: reader.text('place'),
		ordered: reader.number('ordered'),
		returned: reader.number('returned')
	};
	if (quantity === null || price === null || vat === null || reader.problems.length > 0) return null;
	return {
		...(article && { article }),
		...line,
		quantity,
		...price,
		...vat
	};
}

/** Whether the prices of a file hold their VAT: it has such ones, and none without. */
export const holdsVat = (has: (field: InvoiceField) => boolean): boolean =>
	!has('unitPrice') && !has('lineNet') && (has('grossPrice') || has('lineGross'));

/** The unit price as written, or the line's amount by its quantity; where both stand they must agree to the cent. With it the discount, which the line's amount is net of. */
function readPrice(reader: RowReader, quantity: Decimal | null): Pick<InvoiceLine, 'unitPrice' | 'allowances'> | null {
	const written = readLineDiscount(reader);
	const [ofUnit, ofLine] = holdsVat((field) => reader.has(field))
		? (['grossPrice', 'lineGross'] as const)
		: (['unitPrice', 'lineNet'] as const);
	const field = reader.has(ofUnit) ? ofUnit : ofLine;
	reader.need(field);
	const stated = reader.number(ofLine);
	const ofOne = reader.number(ofUnit);
	if (quantity === null) return null;
	const known = field === ofUnit ? ofOne : stated;
	if (known === null) return null;
	const sign = big(known).times(field === ofUnit ? big(quantity) : 1);
	const discount = directed(written, sign.lt(0));
	if (!discount) {
		reader.refuse('discountAmount', { type: 'NotADiscount' });
		return null;
	}
	const unitPrice = ofOne ?? dividedBy(beforeDiscount(known, discount), quantity);
	const base = big(quantity).times(big(unitPrice));
	if (base.abs().gt(largestLine)) {
		reader.refuse(field, { type: 'NumberTooLarge' });
		return null;
	}
	if (!agree(discount, roundToCents(base))) reader.refuse('discountAmount', { type: 'NotADiscount' });
	const taken = discountOf(discount);
	const price = { unitPrice, ...(taken && { allowances: [taken] }) };
	const computed = lineAmount({ quantity, ...price });
	if (stated !== null && centsOf(stated) !== computed) {
		reader.refuse(ofLine, { type: 'LineAmountDiffers', stated: centsOf(stated), computed });
	}
	return price;
}

function dividedBy(amount: Decimal, quantity: Decimal): Decimal {
	if (big(quantity).eq(0)) return decimal('0');
	return canonical(big(amount).div(big(quantity)).round(decimalPlaces));
}

function readVat(reader: RowReader, layout: Layout): Pick<InvoiceLine, 'vatRate' | 'vatCategory'> | null {
	const cell = reader.optional('vatRate', (text) => readVatRate(text, layout.vatAsFraction));
	const named = reader.optional('vatCategory', (text) => {
		const category = readVatCategory(text);
		return category === null ? err({ type: 'UnknownVatCategory' }) : ok(category);
	});
	if (cell === null) return null;
	const category = categoryOf(cell.rate, named ?? cell.category);
	if (category.ok) return { vatRate: cell.rate, vatCategory: category.value };
	reader.refuse(reader.has('vatCategory') ? 'vatCategory' : 'vatRate', category.error);
	return null;
}
