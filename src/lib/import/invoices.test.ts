import { describe, expect, it } from 'vitest';
import { dryRun, knownOf, reasonsOf, testIssuer } from '#tests/support/import-files.ts';
import type { InvoiceCandidate } from './invoices.ts';
import { newDebtor } from './plan-debtors.ts';
import type { Plan } from './plan.ts';

const heads = 'Factuurnummer;Datum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %';
const file = (...rows: string[]) => [heads, ...rows].join('\n');
const debtor = (number: string) =>
	newDebtor(
		{ row: 2, number, values: { name: `Debtor ${number}`, route: 'paper' }, notes: [], digest: '' as never },
		testIssuer
	);
const known = (invoices = {}) => knownOf([debtor('1'), debtor('2')], invoices);
const plan = (text: string, invoices = {}) => dryRun(text, known(invoices)).plan;
const outcomes = ({ items }: Plan) => items.map(({ entry }) => [entry.number, entry.outcome]);
const first = ({ items }: Plan) => items[0]!.candidate as InvoiceCandidate;

describe('invoices from rows', () => {
	it('gathers the rows of an invoice wherever they stand', () => {
		const found = plan(file('F1;1-2-2025;1;a;1;10,00;21', 'F2;1-2-2025;2;b;1;1,00;9', 'F1;1-2-2025;1;c;2;5,50;9'));
		expect(outcomes(found)).toEqual([
			['F1', 'new'],
			['F2', 'new']
		]);
		expect(first(found)).toMatchObject({ rows: [2, 4], totals: { net: 2100, vat: 309, gross: 2409 } });
	});

	it('refuses a whole invoice for one bad row, and takes the rest', () => {
		const found = plan(file('F1;1-2-2025;1;a;1;10,00;21', 'F1;1-2-2025;1;b;twee;10,00;21', 'F2;1-2-2025;2;b;1;1,00;9'));
		expect(outcomes(found)).toEqual([
			['F1', 'refused'],
			['F2', 'new']
		]);
		expect(reasonsOf(found)).toEqual([['F1', 3, 'Aantal', 'NotANumber']]);
	});

	it('refuses an invoice whose rows disagree on what it has once', () => {
		const found = plan(file('F1;1-2-2025;1;a;1;10,00;21', 'F1;1-2-2025;2;b;1;10,00;21'));
		expect(reasonsOf(found)).toEqual([['F1', 2, 'Debiteurnummer', 'RowsDisagree']]);
	});

	it('takes what an invoice has once from the row that says it', () => {
		expect(outcomes(plan(file('F1;1-2-2025;1;a;1;10,00;21', 'F1;;;b;1;10,00;21')))).toEqual([['F1', 'new']]);
	});

	it('keeps that the debtor writes it, as one of its rows says', () => {
		const rows = 'F1;1-2-2025;1;a;1;10,00;21;ja\nF1;1-2-2025;1;b;1;10,00;21;\nF2;1-2-2025;1;a;1;10,00;21;nee';
		const found = plan(`${heads};Factuur uitgereikt door afnemer\n${rows}`);
		const selfBilled = found.items.map(({ candidate }) => (candidate as InvoiceCandidate).selfBilled);
		expect(selfBilled).toEqual([true, undefined]);
		const [without] = plan(file('F2;1-2-2025;1;a;1;10,00;21')).items;
		expect(without?.candidate?.digest).toBe(found.items[1]?.candidate?.digest);
		const unread = plan(`${heads};Self-billing\nF1;1-2-2025;1;a;1;10,00;21;soms`);
		expect(reasonsOf(unread)).toEqual([['F1', 2, 'Self-billing', 'UnknownAnswer']]);
	});

	it('refuses the debtor that nobody knows', () => {
		expect(reasonsOf(plan(file('F1;1-2-2025;3;a;1;10,00;21')))).toEqual([['F1', 2, 'Debiteurnummer', 'UnknownDebtor']]);
	});

	it('refuses the neighbours of a row that does not say whose it is', () => {
		const found = plan(
			file(
				'F1;1-2-2025;1;a;1;10,00;21',
				';1-2-2025;1;b;1;10,00;21',
				'F2;1-2-2025;1;b;1;1,00;21',
				'F3;1-2-2025;1;b;1;1,00;21'
			)
		);
		expect(outcomes(found)).toEqual([
			['F1', 'refused'],
			['', 'refused'],
			['F2', 'refused'],
			['F3', 'new']
		]);
	});

	it('takes a broken row with a number like the others for an invoice of its own', () => {
		const found = plan(file('F1;1-2-2025;1;a;1;10,00;21', 'F2;1-2-2025;1;b;1', 'F3;1-2-2025;1;b;1;1,00;21'));
		expect(outcomes(found)).toEqual([
			['F1', 'new'],
			['F2', 'refused'],
			['F3', 'new']
		]);
	});

	it('refuses both halves of a row that was broken in two, and its invoice', () => {
		const found = plan(
			file('F1;1-2-2025;1;a;1;10,00;21', 'F1;1-2-2025;1;brood', 'van gisteren;1;5,00;21', 'F2;1-2-2025;1;b;1;1,00;21')
		);
		expect(found.items.filter(({ entry }) => entry.outcome === 'new').map(({ entry }) => entry.number)).toEqual([]);
	});

	it('refuses only the invoice that a broken row names', () => {
		const found = plan(
			file('F1;1-2-2025;1;a;1;10,00;21', 'F2;1-2-2025;1;b;1', 'F2;1-2-2025;1;b;1;1,00;21', 'F3;1-2-2025;1;b;1;1,00;21')
		);
		expect(outcomes(found)).toEqual([
			['F1', 'new'],
			['F2', 'refused'],
			['F2', 'refused'],
			['F3', 'new']
		]);
	});

	it('takes a row of sums at the end for no invoice', () => {
		expect(outcomes(plan(file('F1;1-2-2025;1;a;1;10,00;21', ';;;;;10,00;')))).toEqual([
			['F1', 'new'],
			['', 'refused']
		]);
	});

	it('reads what the line amount gives where there is no unit price, and compares where there are both', () => {
		const without = heads.replace('Prijs excl. btw', 'Regelbedrag');
		expect(first(plan(`${without}\nF1;1-2-2025;1;a;4;10,00;21`)).lines[0]).toMatchObject({
			quantity: '4',
			unitPrice: '2.5'
		});
		const both = `${heads};Regelbedrag\nF1;1-2-2025;1;a;4;2,50;21;10,00\nF2;1-2-2025;1;a;4;2,50;21;10,01`;
		expect(reasonsOf(plan(both))).toEqual([['F2', 3, 'Regelbedrag', 'LineAmountDiffers']]);
	});

	it('understands VAT as percent, fraction or word', () => {
		const rates = (...cells: string[]) =>
			plan(file(...cells.map((cell, index) => `F${index};1-2-2025;1;a;1;10,00;${cell}`))).items.map(({ candidate }) => {
				const [line] = (candidate as InvoiceCandidate | null)?.lines ?? [];
				return line ? `${line.vatRate} ${line.vatCategory}` : null;
			});
		expect(rates('21', '9 %', '5,5%', 'hoog 21%', 'verlegd', '0', '100', '-5', 'veel')).toEqual([
			'21 S',
			'9 S',
			'5.5 S',
			'21 S',
			'0 AE',
			'0 Z',
			null,
			null,
			null
		]);
		expect(rates('0,21', '0,09')).toEqual(['21 S', '9 S']);
	});

	it('turns the signs of a credit note written below zero', () => {
		const text = `${heads};Soort;Totaal incl. btw\nC1;1-2-2025;1;a;-1;10,00;21;Creditnota;-12,10`;
		expect(first(plan(text))).toMatchObject({
			type: 'credit-note',
			totals: { gross: 1210 },
			statedGross: null,
			notes: [{ type: 'SignsTurned' }]
		});
	});

	it('keeps a stated total that differs, to be confirmed', () => {
		const found = plan(`${heads};Totaal incl. btw\nF1;1-2-2025;1;a;1;10,00;21;12,11`);
		expect(first(found)).toMatchObject({ statedGross: 1211, totals: { gross: 1210 } });
		expect(found.items[0]!.entry.notes).toEqual([{ type: 'TotalDiffers', stated: 1211, computed: 1210 }]);
	});

	it('asks for the decimal sign where the file does not show it, and reads nothing until then', () => {
		const text = file('F1;1-2-2025;1;a;1.000;2.500;21');
		const { plan: found, questions } = dryRun(text, known());
		expect(questions.map(({ type }) => type)).toEqual(['DecimalSign']);
		expect(reasonsOf(found).map(([, , , reason]) => reason)).toEqual(['AmbiguousNumber', 'AmbiguousNumber']);
		const said = dryRun(text, known(), (mapping) => ({ ...mapping, decimalSign: 'point' }));
		expect(said.questions).toMatchObject([{ answer: 'point' }]);
		expect(first(said.plan).totals.net).toBe(250);
	});

	it('decides each column over all its rows', () => {
		const found = plan(file('F1;1-2-2025;1;a;1.250;0,10;21', 'F2;1-2-2025;1;a;750;0,10;21'));
		expect(found.items.map(({ candidate }) => (candidate as InvoiceCandidate).totals.net)).toEqual([12500, 7500]);
	});

	it('asks for the order of American-looking dates', () => {
		const text = 'Invoice number,Date,Customer number,Description,Unit price,VAT rate\nI1,3/4/2025,1,a,1.50,20\n';
		expect(dryRun(text, known()).questions).toMatchObject([{ type: 'DateOrder', column: 'Date' }]);
		const said = dryRun(text, known(), (mapping) => ({ ...mapping, dateOrder: 'mdy' }));
		expect(first(said.plan).date).toBe('2025-03-04');
	});

	it('refuses amounts that sums could not hold exactly', () => {
		expect(reasonsOf(plan(file('F1;1-2-2025;1;a;99999999;99999999;21')))).toEqual([
			['F1', 2, 'Prijs excl. btw', 'NumberTooLarge']
		]);
	});
});

describe('the dry run of invoices', () => {
	const row = 'F1;1-2-2025;1;a;1;10,00;21';

	it('finds nothing to do in the same invoice again, however it is written', () => {
		const { digest } = first(plan(file(row)));
		expect(outcomes(plan(file(row), { F1: digest }))).toEqual([['F1', 'same']]);
		expect(outcomes(plan(file('F1;2025-02-01;1;a;1,0;10;21%'), { F1: digest }))).toEqual([['F1', 'same']]);
	});

	it('never changes an invoice: other content under a known number is a conflict', () => {
		const { digest } = first(plan(file(row)));
		expect(outcomes(plan(file(row.replace('10,00', '10,01')), { F1: digest }))).toEqual([['F1', 'conflict']]);
		expect(outcomes(plan(file(row), { F1: '' }))).toEqual([['F1', 'conflict']]);
	});
});
