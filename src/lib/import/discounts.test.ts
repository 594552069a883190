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

describe('discounts of lines without a unit price', () => {
	const without = (heads: string, row: string) =>
		dryRun(
			`Factuurnummer;Datum;Debiteurnummer;Omschrijving;Aantal;Btw %;Regelbedrag;${heads}\n${row}\n`,
			knownOf([debtor])
		).plan;
	const lineOf = (plan: ReturnType<typeof without>) => (plan.items[0]!.candidate as InvoiceCandidate).lines[0];

	it('are added to the amount of the line before it is divided by the quantity', () => {
		const found = without('Kortingsbedrag', 'F1;1-2-2026;1;Brood;10;21;92,50;7,50');
		expect(lineOf(found)).toMatchObject({ unitPrice: '10', allowances: [{ by: { amount: 750 } }] });
		expect(found.items[0]!.entry).toMatchObject({ outcome: 'new', gross: 11193 });
	});

	it.each([
		['12,5', '87,50', '100'],
		['33', '0,67', '1'],
		['15', '0,04', '0.05'],
		['100', '0,00', '0']
	])('of %s percent give the price that comes to %s after them', (percent, after, price) => {
		const found = without('Korting %', `F1;1-2-2026;1;Brood;1;21;${after};${percent}`);
		expect(lineOf(found)?.unitPrice).toBe(price);
	});
});

describe('discounts on amounts below zero', () => {
	const back = 'F1;1-2-2026;1;Brood;-10;20,00;21';

	it.each(['20,00', '-20,00'])('lessen what comes back, written as %s', (cell) => {
		const found = plan('Kortingsbedrag;Regelbedrag', `${back};${cell};-180,00`);
		expect(found.items[0]!.entry).toMatchObject({ outcome: 'new', gross: -21780 });
		const stated = `F1;1-2-2026;1;Brood;-10;21;-180,00;${cell}`;
		const heads = 'Factuurnummer;Datum;Debiteurnummer;Omschrijving;Aantal;Btw %;Regelbedrag;Kortingsbedrag';
		const [item] = dryRun(`${heads}\n${stated}\n`, knownOf([debtor])).plan.items;
		expect((item!.candidate as InvoiceCandidate).lines[0]).toMatchObject({ unitPrice: '20' });
	});

	it.each(['20,00', '-20,00'])('turn with the signs of a credit note, written as %s', (cell) => {
		const heads = 'Kortingsbedrag;Regelbedrag;Soort;Factuurkorting';
		const found = plan(heads, `${back};${cell};-180,00;Creditnota;-8,00`).items[0]!.candidate as InvoiceCandidate;
		expect(found.lines[0]).toMatchObject({ quantity: '10', allowances: [{ by: { amount: 2000 } }] });
		expect(found).toMatchObject({ allowances: [{ by: { amount: 800 } }], totals: { net: 17200 } });
	});

	it('agree with the percent beside them', () => {
		expect(line('Korting %;Kortingsbedrag', `${back};10;-20,00`)?.allowances).toEqual([
			{ type: 'discount', by: { percent: '10' }, reason: '' }
		]);
	});

	it('are none on an amount above zero', () => {
		expect(reasonsOf(plan('Kortingsbedrag', `${base};-20,00`))[0]?.[3]).toBe('NotADiscount');
	});
});

describe('discounts on the whole invoice', () => {
	const candidate = (heads: string, row: string) => plan(heads, row).items[0]!.candidate as InvoiceCandidate;

	it.each([
		['Factuurkorting %', '4', { percent: '4' }, 19200],
		['Gesamtrabatt %', '4%', { percent: '4' }, 19200],
		['Remise globale', '12,50', { amount: 1250 }, 18750],
		['Invoice discount', '12,50', { amount: 1250 }, 18750]
	])('are read from %s %s', (heading, cell, by, net) => {
		const found = candidate(heading, `${base};${cell}`);
		expect(found.allowances).toEqual([{ type: 'discount', by, reason: '' }]);
		expect(found.totals.net).toBe(net);
	});

	it('count once, wherever they stand, and stand beside those of lines', () => {
		const rows = `${base};10;4\nF1;;;Taart;1;20,00;21;;`;
		const found = candidate('Korting %;Factuurkorting %', rows);
		expect(found.lines.map(({ allowances }) => allowances?.length ?? 0)).toEqual([1, 0]);
		expect(found).toMatchObject({ allowances: [{ by: { percent: '4' } }], totals: { net: 19200 } });
	});

	it('refuse the invoice where percent and amount differ, or are none', () => {
		const heads = 'Factuurkorting %;Factuurkorting';
		expect(candidate(heads, `${base};10;20,00`).allowances).toHaveLength(1);
		expect(reasonsOf(plan(heads, `${base};10;30,00`))[0]?.[3]).toBe('NotADiscount');
		expect(reasonsOf(plan('Factuurkorting', `${base};-3`))[0]?.[3]).toBe('NotADiscount');
	});
});

describe('prices that hold their VAT', () => {
	const gross = (heading: string, row: string) =>
		dryRun(`Factuurnummer;Datum;Debiteurnummer;Omschrijving;Aantal;Btw %;${heading}\n${row}\n`, knownOf([debtor])).plan
			.items[0]!.candidate as InvoiceCandidate;

	it.each([
		'Prijs incl. btw',
		'Einzelpreis brutto',
		'Prix unitaire TTC',
		'Prix TVAC',
		'Unit price incl. VAT',
		'Regelbedrag incl. btw'
	])('are read under %s', (heading) => {
		const found = gross(heading, 'F1;1-2-2026;1;Brood;1;21;12,10');
		expect(found).toMatchObject({ pricesIncludeVat: true, totals: { net: 1000, vat: 210, gross: 1210 } });
		expect(found.lines[0]).toMatchObject({ unitPrice: '12.1' });
	});

	it('are left aside where prices without VAT stand too', () => {
		const found = gross('Prijs incl. btw;Prijs excl. btw', 'F1;1-2-2026;1;Brood;1;21;12,10;10,00');
		expect(found).not.toHaveProperty('pricesIncludeVat');
		expect(found.totals.gross).toBe(1210);
	});
});
