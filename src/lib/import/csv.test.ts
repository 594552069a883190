import { describe, expect, it } from 'vitest';
import { parseCsv, rowLimit, type Table } from './csv.ts';
import type { Delimiter } from './delimiter.ts';

function tableOf(text: string, chosen: Delimiter | null = null): Table {
	const result = parseCsv(text, chosen);
	if (!result.ok) throw new Error(result.error.type);
	return result.value;
}

describe('parseCsv', () => {
	it.each([';', ',', '\t', '|'] as const)('finds the delimiter %j', (delimiter) => {
		const rows = [
			['nummer', 'naam', 'plaats'],
			['1', 'Jansen', 'Zwolle']
		];
		const table = tableOf(rows.map((cells) => cells.join(delimiter)).join('\r\n'));
		expect(table).toMatchObject({ delimiter, headings: rows[0], rows: [{ number: 2, cells: rows[1] }] });
	});

	it('is not misled by decimal commas and commas in texts', () => {
		const text = 'omschrijving;aantal;prijs\nBrood, wit;1,5;0,99\nKoek, rond;2,5;1,25\n';
		expect(tableOf(text).delimiter).toBe(';');
	});

	it('is not misled by quoted line breaks and delimiters', () => {
		const table = tableOf('naam,adres\n"Jansen; Zn","Straat 1\nAchterhuis"\nPiet,Weg 2\n');
		expect(table.delimiter).toBe(',');
		expect(table.rows.map(({ number, cells }) => [number, cells[1]])).toEqual([
			[2, 'Straat 1\nAchterhuis'],
			[3, 'Weg 2']
		]);
	});

	it('obeys the line "sep=" and still counts it as a row', () => {
		const table = tableOf('sep=|\na|b\n1|2');
		expect(table).toMatchObject({ delimiter: '|', rows: [{ number: 3, cells: ['1', '2'] }] });
	});

	it('lets a chosen delimiter win', () => {
		expect(tableOf('a;b,c\n1;2,3', ',').headings).toEqual(['a;b', 'c']);
	});

	it('reads every kind of line end', () => {
		for (const end of ['\n', '\r\n', '\r']) expect(tableOf(['a;b', '1;2', '3;4'].join(end)).rows).toHaveLength(2);
	});

	it('numbers rows as a spreadsheet does, blank ones included', () => {
		const table = tableOf('a;b\n\n1;2\n;\n3;4\n');
		expect(table.rows.map(({ number }) => number)).toEqual([3, 5]);
	});

	it('breaks rows with too few or too many cells, and never fills them up', () => {
		const table = tableOf('a;b;c\n1;2;3\n1;2\n1;2;3;4\n1;2;3;;\n');
		expect(table.rows.map(({ number }) => number)).toEqual([2, 5]);
		expect(table.broken.map(({ number, fault }) => [number, fault])).toEqual([
			[3, { type: 'TooFewCells', expected: 3, found: 2 }],
			[4, { type: 'TooManyCells', expected: 3, found: 4 }]
		]);
	});

	it('breaks a row whose quotes do not fit', () => {
		const table = tableOf('a;b\n"x" y";2\n3;4\n');
		expect(table.broken).toMatchObject([{ number: 2, fault: { type: 'BrokenQuotes' } }]);
		expect(table.rows).toHaveLength(1);
	});

	it('refuses a file in which a quote swallows rows', () => {
		expect(parseCsv('a;b\n1;2\n3;"open\n5;6\n', null)).toEqual({ ok: false, error: { type: 'OpenQuote', row: 3 } });
		expect(parseCsv('a;b\n"x" y;2\n3;4\n5;"6"\n', null)).toMatchObject({ error: { type: 'OpenQuote', row: 2 } });
	});

	it('keeps formulas as the text they are, and unwraps what only says "text"', () => {
		const table = tableOf('a;b\n=1+1;"=""00123"""\n=HYPERLINK("x");@SUM(1)\n');
		expect(table.rows.map(({ cells }) => cells)).toEqual([
			['=1+1', '00123'],
			['=HYPERLINK("x")', '@SUM(1)']
		]);
	});

	it('refuses headings without rows', () => {
		expect(parseCsv('a;b\n;\n', null)).toEqual({ ok: false, error: { type: 'NoRows' } });
	});

	it('takes as many rows as the limit and not one more', () => {
		const rows = '1;2\n'.repeat(rowLimit);
		expect(tableOf(`a;b\n${rows}`).rows).toHaveLength(rowLimit);
		expect(parseCsv(`a;b\n${rows}1;2\n`, null)).toEqual({ ok: false, error: { type: 'TooManyRows', limit: rowLimit } });
	});
});
