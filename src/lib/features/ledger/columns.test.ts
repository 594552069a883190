import { describe, expect, it } from 'vitest';
import type { InvoiceRow } from '#ledger/rows.ts';
import { overwriteGetLocale } from '#ui/paraglide/runtime.js';
import { columns, columnIds, fitColumns, lineBelow, usualColumns } from './columns.ts';

const row = {
	number: 'F9',
	date: '2026-11-20',
	addresses: ['a@x.nl'],
	route: 'mail',
	held: null,
	orderReference: 'PO 7'
};
const invoice = row as unknown as InvoiceRow;

overwriteGetLocale(() => 'en');

describe('the columns of a list', () => {
	it('stand on the second line where there is no room beside the name', () => {
		expect(fitColumns(usualColumns, 0)).toEqual({ beside: [], below: ['number', 'date', 'recipient'] });
	});

	it('stand beside the name in their own order as far as there is room', () => {
		const room = columns.number.width + columns.date.width;
		expect(fitColumns(['recipient', 'date', 'number'], room)).toEqual({
			beside: ['number', 'date'],
			below: ['recipient']
		});
		expect(fitColumns(columnIds, 5000)).toEqual({ beside: [...columnIds], below: [] });
	});

	it('let a narrow one stand where a wide one before it has no room', () => {
		const { beside } = fitColumns(['recipient', 'sentAt'], columns.sentAt.width);
		expect(beside).toEqual(['sentAt']);
	});
});

describe('the second line', () => {
	it('names what no head names, and leaves out what is empty', () => {
		expect(lineBelow(invoice, ['number', 'recipient', 'orderReference'])).toBe('F9 · a@x.nl · Order PO 7');
		expect(lineBelow({ ...invoice, orderReference: '' }, ['number', 'orderReference'])).toBe('F9');
	});

	it('shows the reason of a hold in place of the recipient, whatever columns were chosen', () => {
		const held = { ...invoice, held: { reason: 'note missing', at: '' } };
		expect(lineBelow(held, ['number', 'recipient'])).toBe('F9 · note missing');
		expect(lineBelow(held, [])).toBe('note missing');
	});
});
