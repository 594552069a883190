import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DebtorCandidate } from './debtors.ts';
import { openFile, planFile } from './dry-run.ts';
import type { InvoiceCandidate } from './invoices.ts';
import {
	bytesIn,
	dateForms,
	delimiters,
	encodings,
	headings,
	textIn,
	two,
	type Dialect,
	type Field,
	type Line
} from '#tests/support/csv-dialects.ts';
import { knownOf, testIssuer } from '#tests/support/import-files.ts';
import { layoutOf } from './layout.ts';
import { newDebtor } from './plan-debtors.ts';
import { summaryOf } from './plan-summary.ts';

const debtors = knownOf(
	[1, 2, 3].map((number) =>
		newDebtor({ number: `D${number}`, values: { name: 'x', route: 'paper' } } as DebtorCandidate, testIssuer)
	)
);

function planned(dialect: Dialect, lines: readonly Line[]) {
	const opened = openFile(bytesIn(dialect, textIn(dialect, lines)), { encoding: null, delimiter: null });
	if (!opened.ok) throw new Error(opened.error.type);
	const { table, guess } = opened.value;
	return { plan: planFile(table, guess.mapping, debtors), questions: layoutOf(table, guess.mapping).questions };
}

const sampleLines: Line[] = [
	{ invoice: 1, debtor: 1, month: 1, day: 31, description: 'Knäckebröd, grof', hundredths: 150, price: 99, vat: 9 },
	{
		invoice: 1,
		debtor: 1,
		month: 1,
		day: 31,
		description: 'Crème "brûlée"; zoet',
		hundredths: 200,
		price: 123_456,
		vat: 21
	},
	{ invoice: 2, debtor: 2, month: 2, day: 1, description: 'Brot\nvom Vortag', hundredths: 100, price: 250, vat: 0 }
];

const combinations = Object.keys(headings).flatMap((language) =>
	encodings.flatMap((encoding) =>
		delimiters.flatMap((delimiter) =>
			(['comma', 'point'] as const).flatMap((sign) =>
				Object.keys(dateForms).map(
					(dates) => [language, encoding, delimiter, sign, dates as keyof typeof dateForms] as const
				)
			)
		)
	)
);

describe('every dialect of CSV', () => {
	it.each(combinations)('%s headings, %s, %j, decimal %s, %s', (language, encoding, delimiter, sign, dates) => {
		const order: Field[] = ['vat', 'number', 'price', 'debtor', 'description', 'date', 'quantity'];
		const marks = sign === 'comma' ? ({ sign: ',', grouping: '.' } as const) : ({ sign: '.', grouping: ',' } as const);
		const { plan, questions } = planned(
			{ language, encoding, delimiter, dates, ...marks, lineEnd: '\r\n', order },
			sampleLines
		);
		expect(questions).toEqual([]);
		expect(plan.items.flatMap(({ entry }) => entry.problems)).toEqual([]);
		const candidates = plan.items.map(({ candidate }) => candidate as InvoiceCandidate);
		expect(candidates.map(({ date, totals }) => [date, totals.net])).toEqual([
			['2025-01-31', 149 + 246_912],
			['2025-02-01', 250]
		]);
		expect(candidates[0]!.lines.map((line) => line.description)).toEqual(['Knäckebröd, grof', 'Crème "brûlée"; zoet']);
		expect(candidates[1]!.lines[0]!.description).toBe('Brot\nvom Vortag');
	});

	it('reads back what was written, in any dialect and any order of columns', () => {
		const fields: Field[] = ['number', 'date', 'debtor', 'description', 'quantity', 'price', 'vat'];
		const dialect = fc.record<Dialect>({
			language: fc.constantFrom(...Object.keys(headings)),
			encoding: fc.constantFrom(...encodings),
			delimiter: fc.constantFrom(...delimiters),
			sign: fc.constantFrom(',', '.'),
			grouping: fc.constantFrom('', ' ', "'"),
			dates: fc.constantFrom<keyof typeof dateForms>('d-m-yyyy', 'dd.mm.yyyy', 'yyyy-mm-dd'),
			lineEnd: fc.constantFrom('\n', '\r\n'),
			order: fc.shuffledSubarray(fields, { minLength: fields.length })
		});
		const words = fc
			.string({ unit: fc.constantFrom(...'abcÄéß€ ";,|\t1.\n'), minLength: 0, maxLength: 20 })
			// The Windows-1252 bytes of these pairs are also one UTF-8 letter: where a file holds no others, nobody can tell.
			.filter((text) => !/[Äéß]€/.test(text));
		const line = fc.record<Line>({
			invoice: fc.integer({ min: 1, max: 20 }),
			debtor: fc.constantFrom(1, 2, 3),
			month: fc.integer({ min: 1, max: 12 }),
			day: fc.integer({ min: 1, max: 28 }),
			description: words.map((text) => `x${text}x`),
			hundredths: fc.integer({ min: 1, max: 9_999_99 }),
			price: fc.integer({ min: 0, max: 9_999_99 }),
			vat: fc.constantFrom(0, 9, 21)
		});
		fc.assert(
			fc.property(
				dialect,
				fc.uniqueArray(line, { selector: ({ invoice }) => invoice, minLength: 3, maxLength: 15 }),
				(form, lines) => {
					const { plan } = planned(form, lines);
					expect(plan.items.flatMap(({ entry }) => entry.problems)).toEqual([]);
					const read = plan.items.map(({ candidate }) => {
						const {
							number,
							date,
							debtorNumber,
							lines: [only]
						} = candidate as InvoiceCandidate;
						const { description, quantity, unitPrice, vatRate } = only!;
						return [number, date, debtorNumber, description, Number(quantity), Number(unitPrice), Number(vatRate)];
					});
					expect(read).toEqual(
						lines.map((one) => [
							`2025-${two(one.invoice)}`,
							`2025-${two(one.month)}-${two(one.day)}`,
							`D${one.debtor}`,
							one.description,
							one.hundredths / 100,
							one.price / 100,
							one.vat
						])
					);
				}
			),
			{ numRuns: 200 }
		);
	});

	it('takes a large file in one piece', () => {
		const many = Array.from({ length: 5_000 }, (_, index): Line => ({
			...sampleLines[0]!,
			invoice: index,
			debtor: 1
		}));
		const { plan } = planned(
			{
				language: 'nl',
				encoding: 'utf-8',
				delimiter: ';',
				sign: ',',
				grouping: '',
				dates: 'd-m-yyyy',
				lineEnd: '\n',
				order: ['number', 'date', 'debtor', 'description', 'quantity', 'price', 'vat']
			},
			many
		);
		expect(summaryOf(plan, 'EUR').counts).toMatchObject({ new: 5_000, refused: 0 });
	});
});
