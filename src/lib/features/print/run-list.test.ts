import { beforeEach, expect, it } from 'vitest';
import { foreignTotals } from '#domain/foreign.ts';
import { cents } from '#domain/money.ts';
import type { InvoiceRow } from '#ledger/rows.ts';
import { overwriteGetLocale } from '#ui/paraglide/runtime.js';
import { runListOf, sumsOf } from './run-list.ts';

beforeEach(() => overwriteGetLocale(() => 'en'));

const row = (id: string, gross: number | null, currency = 'EUR') =>
	({
		id,
		number: id,
		currency,
		buyer: { name: 'Hotel', address: { street: '', postalCode: '', city: 'Renkum', country: 'NL' } },
		foreign: { gross: gross === null ? 'unknown' : 'stated' },
		totals: foreignTotals(gross === null ? null : cents(gross))
	}) as InvoiceRow;

const rows = [row('F1', 1000), row('F2', null), row('F3', 250), row('F4', 100, 'CHF')];

it('adds up what is known, and says of how many nobody knows', () => {
	const sums = sumsOf(rows);
	expect(sums).toHaveLength(3);
	expect(sums[0]).toContain('12.50');
	expect(sums[2]).toBe('1 without an amount');
	expect(sumsOf(rows.filter(({ id }) => id !== 'F2'))).toHaveLength(2);
});

it('leaves the amount of such a one open in the list', () => {
	const list = runListOf(rows, 'Bakkerij', '2026-11-20T10:00:00.000Z')(new Map(rows.map(({ id }) => [id, 1])));
	expect(list.lines.map(({ amount }) => amount)[1]).toBe('–');
	expect(list.sums).toHaveLength(3);
});
