import { describe, expect, it } from 'vitest';
import { dryRun, knownOf, reasonsOf, testIssuer } from '#tests/support/import-files.ts';
import type { InvoiceCandidate } from './invoices.ts';
import { newDebtor } from './plan-debtors.ts';

const debtor = newDebtor(
	{ row: 2, number: '1', values: { name: 'Jansen', route: 'paper' }, notes: [], digest: '' as never },
	testIssuer
);
const plan = (heads: string, row: string) =>
	dryRun(
		`Factuurnummer;Datum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %;${heads}\n${row}\n`,
		knownOf([debtor])
	).plan;
const line = (heads: string, row: string) => (plan(heads, row).items[0]!.candidate as InvoiceCandidate).lines[0];
const base = 'F1;1-2-2026;1;Brood;10;20,00;21';

describe('discounts of lines', () => {
	it.each([
		['Korting %', '12,5', { percent: '12.5' }],
		['Korting %', '10%', { percent: '10' }],
		['Kortingsbedrag', '7,50', { amount: 750 }]
	])('are read from %s %s', (heading, cell, by) => {
		expect(line(heading, `${base};${cell}`)?.allowances).toEqual([{ type: 'discount', by, reason: '' }]);
	});

	it('are taken off before the stated amount of the line is compared', () => {
		const found = plan('Korting %;Regelbedrag', `${base};10;180,00`);
		expect(found.items[0]!.entry).toMatchObject({ outcome: 'new', gross: 21780 });
		expect(reasonsOf(plan('Korting %;Regelbedrag', `${base};10;200,00`))[0]?.[3]).toBe('LineAmountDiffers');
	});

	it('count once where percent and amount say the same, and refuse the row where they do not', () => {
		expect(line('Korting %;Kortingsbedrag', `${base};10;20,00`)?.allowances).toHaveLength(1);
		expect(reasonsOf(plan('Korting %;Kortingsbedrag', `${base};10;30,00`))[0]?.[3]).toBe('NotADiscount');
	});

	it.each(['-5', '101'])('are none at %s percent', (cell) => {
		expect(reasonsOf(plan('Korting %', `${base};${cell}`))[0]?.[3]).toBe('NotADiscount');
	});

	it('are absent where the cell is empty or nothing, beside an article number', () => {
		expect(line('Korting %;Artikelnummer', `${base};0;BR-01`)).toMatchObject({ article: 'BR-01' });
		expect(line('Korting %;Artikelnummer', `${base};;`)).not.toHaveProperty('allowances');
	});
});
