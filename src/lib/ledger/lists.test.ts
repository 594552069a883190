import { beforeEach, describe, expect, it } from 'vitest';
import type { Invoice } from '#domain/invoice.ts';
import { aDebtor, anImported } from '#tests/support/builders.ts';
import { issuer, useLedger } from '#tests/support/ledger.ts';
import { completeKeys } from './complete-keys.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { saveInvoices } from './invoice-store.ts';
import { sortings, type ListOrder } from './list-order.ts';
import { listInvoices, type InvoiceFilter } from './lists.ts';
import { listMonths } from './periods.ts';
import { freshMarks } from './projection.ts';
import { readSelection } from './selection.ts';

useLedger();

const rows: { number: string; name: string; date: string; gross: number; marks: Partial<typeof freshMarks> }[] = [
	{ number: 'F9', name: 'Ünlü Market', date: '2026-10-30', gross: 120_410, marks: {} },
	{
		number: 'F10',
		name: 'albers & Zoon',
		date: '2026-11-02',
		gross: -5000,
		marks: { markedSentAt: '2026-11-05T08:00Z' }
	},
	{ number: 'F11', name: 'Zonnehof', date: '2026-11-02', gross: 99, marks: { held: { reason: 'wacht', at: '' } } },
	{ number: 'F100', name: 'Straße 7', date: '2026-11-01', gross: 1000, marks: { markedSentAt: '2026-11-04T08:00Z' } }
];

beforeEach(async () => {
	for (const { number, name, date, gross, marks } of rows) {
		const debtor = aDebtor(issuer, { number, name, invoiceRecipients: `${number}@x.example` });
		await saveDebtor(debtor);
		const invoice = anImported(debtor, number, { date, orderReference: `PO${number}` });
		const summed = { ...invoice, totals: { ...invoice.totals, gross: gross as Invoice['totals']['gross'] } };
		await db.transaction('rw', db.tables, () => saveInvoices([{ ...freshMarks, ...summed, ...marks }]));
	}
});

const numbers = async (filter: Partial<InvoiceFilter>): Promise<string[]> => {
	const ids = await listInvoices({ issuerId: issuer.id, book: 'all', state: 'any', search: '', ...filter });
	return (await db.invoices.bulkGet(ids)).map((row) => row?.number ?? '');
};

const upwards = {
	date: ['F9', 'F100', 'F10', 'F11'],
	number: ['F9', 'F10', 'F11', 'F100'],
	debtor: ['F10', 'F100', 'F9', 'F11'],
	amount: ['F10', 'F11', 'F100', 'F9'],
	sent: ['F9', 'F11', 'F100', 'F10']
};

describe('listInvoices', () => {
	it.each(sortings)('orders by %s both ways, figures and names as people do', async (by) => {
		const order = (direction: ListOrder['direction']) => ({ order: { by, direction } });
		expect(await numbers(order('up'))).toEqual(upwards[by]);
		expect(await numbers(order('down'))).toEqual(upwards[by].toReversed());
	});

	it('keeps an order in a state, a period and a search', async () => {
		const order: ListOrder = { by: 'number', direction: 'up' };
		expect(await numbers({ state: 'sent', order })).toEqual(['F10', 'F100']);
		expect(await numbers({ period: '2026-11', order })).toEqual(['F10', 'F11', 'F100']);
		expect(await numbers({ search: 'x example', period: '2026-10', order })).toEqual(['F9']);
	});

	it('knows what is not yet sent: to send, held, or a problem', async () => {
		expect(await numbers({ state: 'unsent' })).toEqual(['F11', 'F9']);
		expect(await numbers({ state: 'unsent', period: '2026-11' })).toEqual(['F11']);
	});

	it('finds an amount however it is written, a credit as well, and an order by its reference', async () => {
		for (const search of ['1.204,10', '1204.10', '1,204.10', '1 204,10'])
			expect([search, await numbers({ search })]).toEqual([search, ['F9']]);
		expect(await numbers({ search: '50,00' })).toEqual(['F10']);
		expect(await numbers({ search: 'pof100' })).toEqual(['F100']);
	});

	it('leaves none out whose keys are of an older ledger, and orders them once these are made', async () => {
		const order: ListOrder = { by: 'debtor', direction: 'up' };
		await db.invoices.toCollection().modify((row) => {
			row.keys = row.keys.filter((key) => !key.includes('|by|'));
		});
		expect((await numbers({ order })).toSorted()).toEqual([...upwards.debtor].sort());
		await completeKeys(issuer.id);
		expect(await numbers({ order })).toEqual(upwards.debtor);
	});
});

describe('what the ledger offers', () => {
	it('is each month once, the newest first', async () => {
		expect(await listMonths(issuer.id)).toEqual(['2026-11', '2026-10']);
	});

	it('is told of some invoices together', async () => {
		const ids = await listInvoices({ issuerId: issuer.id, book: 'all', state: 'any', search: '' });
		const found = await readSelection(ids);
		expect(found).toMatchObject({ addresses: 4, gross: [{ currency: 'EUR', sum: 116_509 }] });
		expect([found.sendable.length, found.held.map(({ reason }) => reason), found.markable.length]).toEqual([
			1,
			['wacht'],
			2
		]);
	});
});
