import { describe, expect, it } from 'vitest';
import type { InvoiceRow } from '#ledger/rows.ts';
import { inOrder, type Order } from './order.ts';

/** What decides the order of an invoice. */
const row = (number: string, name: string, postalCode: string, country = 'NL') =>
	({ number, buyer: { name, number: name, address: { street: '', city: '', postalCode, country } } }) as InvoiceRow;

const rows = [
	row('F10', 'Zorgcentrum', '6811 HA'),
	row('F9', 'bakkerij Aardema', '6711HB'),
	row('F11', 'Zorgcentrum', '6811HA'),
	row('F2', 'Ölmühle', '70174', 'DE')
];

const numbers = (order: Order) => inOrder(rows, order).map(({ number }) => number);

describe('the order of a print run', () => {
	it.each<[Order, string[]]>([
		['debtor', ['F9', 'F2', 'F10', 'F11']],
		['postcode', ['F2', 'F9', 'F10', 'F11']],
		['number', ['F2', 'F9', 'F10', 'F11']],
		['ticked', ['F10', 'F9', 'F11', 'F2']]
	])('by %s', (order, expected) => expect(numbers(order)).toEqual(expected));

	it('takes a postcode the same with and without its space', () => {
		expect(numbers('postcode').slice(-2)).toEqual(['F10', 'F11']);
	});
});
