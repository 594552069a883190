import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/universal';
import { openAny } from './dry-run.ts';
import { readWorkbook } from './workbook.ts';

type Cell = { value: string | number | Date; type: never; format?: string } | null;
const text = (value: string): Cell => ({ value, type: String as never });
const number = (value: number): Cell => ({ value, type: Number as never });
const day = (iso: string): Cell => ({ value: new Date(iso), type: Date as never, format: 'dd-mm-yyyy' });

async function bookOf(...sheets: { sheet: string; data: Cell[][] }[]): Promise<Uint8Array> {
	return new Uint8Array(await (await writeWorkbook(sheets as never).toBlob()).arrayBuffer());
}

const choice = { encoding: null, delimiter: null };
const heads = ['Factuurnummer', 'Factuurdatum', 'Debiteurnummer', 'Omschrijving', 'Aantal', 'Prijs excl. btw', 'Btw %'];

describe('a workbook', () => {
	it('gives texts with their zeros, exact numbers that nothing can take for thousands, and ISO days', async () => {
		const data = [[text('00123'), number(1250), number(1.125), number(0.1), null, day('2026-02-03T00:00:00Z')]];
		expect(await readWorkbook(await bookOf({ sheet: 'Een', data }), null)).toEqual({
			ok: true,
			value: { sheets: ['Een'], sheet: 0, rows: [['00123', '1250', '1.1250', '0.1', '', '2026-02-03']] }
		});
	});

	it('is read like a CSV from its first sheet with rows, or the chosen one', async () => {
		const row = [
			text('F1'),
			day('2026-02-03T00:00:00Z'),
			number(10001),
			text('Brood'),
			number(2),
			number(1.5),
			number(9)
		];
		const book = await bookOf(
			{ sheet: 'Leeg', data: [[text('x')]] },
			{ sheet: 'Facturen', data: [heads.map(text), row] },
			{ sheet: 'Anders', data: [[text('a')], [text('b')]] }
		);
		const opened = await openAny(book, choice);
		expect(opened).toMatchObject({
			value: {
				book: { sheets: ['Leeg', 'Facturen', 'Anders'], sheet: 1 },
				guess: { mapping: { kind: 'invoices' } },
				table: { rows: [{ number: 2, cells: ['F1', '2026-02-03', '10001', 'Brood', '2', '1.5', '9'] }] }
			}
		});
		expect(await openAny(book, { ...choice, sheet: 2 })).toMatchObject({ value: { table: { headings: ['a'] } } });
	});

	it('that is cut off, locked or no workbook is told as such', async () => {
		const whole = await bookOf({ sheet: 'Een', data: [heads.map(text), [text('x')]] });
		const locked = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
		const other = zipSync({ '[Content_Types].xml': new Uint8Array([60]), 'word/document.xml': new Uint8Array([60]) });
		for (const bytes of [whole.slice(0, 900), locked, other]) {
			expect(await openAny(bytes, choice)).toEqual({ ok: false, error: { type: 'NotText', format: 'workbook' } });
		}
	});

	it('that grows without end when it is unpacked is refused before it does', async () => {
		const bomb = zipSync({ '[Content_Types].xml': new Uint8Array(9), 'xl/sheet.xml': new Uint8Array(9) });
		const directory = Buffer.from(bomb).lastIndexOf('PK\x01\x02', undefined, 'latin1');
		new DataView(bomb.buffer).setUint32(directory + 24, 4_000_000_000, true);
		expect(await openAny(bomb, choice)).toMatchObject({ ok: false, error: { type: 'TooBig' } });
	});
});
