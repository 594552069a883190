import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import readWorkbook from 'read-excel-file/node';
import { beforeEach, describe, expect, it } from 'vitest';
import { languages } from '#domain/language.ts';
import { cents, type Cents } from '#domain/money.ts';
import { db } from '#ledger/db.ts';
import { debtorRow } from '#ledger/debtors.ts';
import { aDebtor } from '#tests/support/builders.ts';
import { testIssuer } from '#tests/support/import-files.ts';
import { debtorColumns } from './debtor-table.ts';
import type { DebtorField } from './fields.ts';
import { createSession } from './session.ts';
import { csvOf, workbookOf, type Column } from './table-file.ts';

interface Line {
	text: string;
	cents: Cents;
	day: string;
}

const columns: Column<Line>[] = [
	{ heading: 'Text', type: 'text', value: ({ text }) => text },
	{ heading: 'Amount', type: 'amount', value: (line) => line.cents },
	{ heading: 'Day', type: 'date', value: ({ day }) => day }
];

describe('csvOf', () => {
	it('parts by semicolons, quotes what needs it, and writes cents behind the sign asked for', async () => {
		const rows = [{ text: 'Brood; "vers"\nelke dag', cents: cents(-1205), day: '2026-11-22' }];
		expect(await csvOf(rows, columns, ',')).toBe(
			'\uFEFFText;Amount;Day\r\n"Brood; ""vers""\nelke dag";-12,05;2026-11-22'
		);
		expect(await csvOf([{ text: '', cents: cents(7), day: '' }], columns, '.')).toMatch(/\r\n;0\.07;$/);
	});

	it.each(['=cmd|/c calc', '+31 6', '-1', '@SUM(A1)', '\tx', '\rx'])('makes %j harmless', async (text) => {
		const csv = await csvOf([{ text, cents: cents(0), day: '' }], columns, ',');
		expect(csv.split('\r\n').slice(1).join('\r\n')).toMatch(/^"?'/);
	});
});

describe('workbookOf', () => {
	it('writes texts as texts, amounts as numbers, days as days', async () => {
		const rows = [
			{ text: '=1+1', cents: cents(123456), day: '2026-11-22' },
			{ text: '007', cents: cents(0), day: '' }
		];
		const workbook = await workbookOf(rows, columns, 'A list whose name is longer than sheets allow');
		const sheets = await readWorkbook(Buffer.from(await workbook.arrayBuffer()));
		expect(sheets[0]?.data).toEqual([
			['Text', 'Amount', 'Day'],
			['=1+1', 1234.56, new Date('2026-11-22T00:00:00Z')],
			['007', 0, null]
		]);
	});
});

describe('a list of debtors', () => {
	beforeEach(async () => {
		await Promise.all(db.tables.map((table) => table.clear()));
		await db.issuers.add(testIssuer);
	});

	it.each(languages)('with headings in %s is known again by an import, and changes nothing', async (language) => {
		const one = aDebtor(testIssuer, {
			number: '007',
			name: '=Jansen & Zn; "De Hoek"',
			invoiceRecipients: 'a@x.example; b@x.example',
			route: 'both'
		});
		const words = JSON.parse(readFileSync(`src/lib/ui/messages/${language}/import.json`, 'utf8')) as Record<
			string,
			string
		>;
		const headings = new Proxy({}, { get: (_, field) => () => words[`import_field_${String(field)}`] });
		await db.debtors.add(debtorRow(one, '', ''));
		const csv = await csvOf([one], debtorColumns(headings as Record<DebtorField, () => string>), ',');
		const session = createSession(() => Promise.reject(new Error('no PDF was given')));
		const file = new File([csv], 'list.csv');
		const opened = await session.open({ file, choice: { encoding: null, delimiter: null } }, () => undefined);
		if (!opened.ok) throw new Error(opened.fault.type);
		const view = await session.plan(
			{ mapping: opened.file.guess.mapping, issuerId: testIssuer.id, allowGeneralEmail: false },
			() => undefined
		);
		expect(view.counts).toEqual({ new: 0, changed: 0, same: 1, conflict: 0, refused: 0 });
	});
});
