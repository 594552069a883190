import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '#ledger/db.ts';
import { testIssuer } from '#tests/support/import-files.ts';
import type { FileView } from './protocol.ts';
import type { ImportChoices } from './run.ts';
import { createSession, type Session } from './session.ts';

const debtors =
	'Debiteurnummer;Naam;Factuur e-mail;Verzendwijze\nD1;Jansen;a@x.example;e-mail\nD2;Bakker;volgt nog;e-mail\n';
const heads =
	'Factuurnummer;Datum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %;Totaal incl. btw;Al verzonden';
const invoices = `${heads}\nF1;1-2-2025;D1;Brood;2;1,50;9;3,27;ja\nF2;2-2-2025;D2;Koek;1;2,00;9;2,19;nee\nF3;3-2-2025;D9;Taart;1;9,00;9;;nee\n`;
const choices: ImportChoices = { changes: 'take', differing: 'take', history: 'none' };
const silent = () => undefined;
const noPdfs = () => Promise.reject(new Error('no PDF was given'));

async function planned(
	text: string
): Promise<{ session: Session; file: FileView; view: Awaited<ReturnType<Session['plan']>> }> {
	const session = createSession(noPdfs);
	const file = new File([text], 'file.csv');
	const opened = await session.open({ file, choice: { encoding: null, delimiter: null } }, silent);
	if (!opened.ok) throw new Error(opened.fault.type);
	const view = await session.plan(
		{ mapping: opened.file.guess.mapping, issuerId: testIssuer.id, allowGeneralEmail: false },
		silent
	);
	return { session, file: opened.file, view };
}

async function imported(text: string, chosen: Partial<ImportChoices> = {}) {
	const { session } = await planned(text);
	return session.run({ choices: { ...choices, ...chosen } }, silent);
}

beforeEach(async () => {
	await Promise.all(db.tables.map((table) => table.clear()));
	await db.issuers.add(testIssuer);
});

describe('an import', () => {
	it('writes what is new and leaves out what is refused', async () => {
		expect(await imported(debtors)).toMatchObject({ type: 'done', debtors: 2, invoices: 0 });
		expect(await imported(invoices)).toMatchObject({ type: 'done', debtors: 0, invoices: 2 });
		const rows = await db.invoices.orderBy('[issuerId+number]').toArray();
		expect(rows.map(({ number, kind, date, dueDate, document }) => [number, kind, date, dueDate, document])).toEqual([
			['F1', 'imported', '2025-02-01', '2025-02-15', 'pending'],
			['F2', 'imported', '2025-02-02', '2025-02-16', 'pending']
		]);
		expect(rows[0]!.buyer).toMatchObject({ number: 'D1', name: 'Jansen' });
		expect(rows[1]!.statedGross).toBe(219);
		expect(await db.imports.toArray()).toMatchObject([{ state: 'done' }, { state: 'done', refused: 1 }]);
	});

	it('marks invoices that the debtor writes, and no other', async () => {
		await imported(debtors);
		const [, first, second] = invoices.split('\n');
		await imported(`${heads};Self-billing\n${first};ja\n${second};\n`);
		const rows = await db.invoices.orderBy('[issuerId+number]').toArray();
		expect(rows.map(({ number, selfBilled }) => [number, selfBilled])).toEqual([
			['F1', true],
			['F2', undefined]
		]);
	});

	it('makes no doubles of the same file', async () => {
		await imported(debtors);
		await imported(invoices);
		const { view } = await planned(invoices);
		expect(view.counts).toEqual({ new: 0, changed: 0, same: 2, conflict: 0, refused: 1 });
		await imported(invoices);
		expect(await db.invoices.count()).toBe(2);
	});

	it('marks as history what the file or a person says was sent', async () => {
		await imported(debtors);
		await imported(invoices, { history: 'marked' });
		const rows = await db.invoices.orderBy('[issuerId+number]').toArray();
		expect(rows.map(({ history, document }) => [history, document])).toEqual([
			[true, 'none'],
			[false, 'pending']
		]);
	});

	it('leaves out totals that nobody has confirmed', async () => {
		await imported(debtors);
		const { view } = await planned(invoices);
		expect(view.differingTotals).toBe(1);
		expect(await imported(invoices, { differing: 'leave' })).toMatchObject({ invoices: 1 });
	});

	it('lists what cannot be mailed, and why', async () => {
		await imported(debtors);
		const { session, view } = await planned(invoices);
		expect(view.unmailable).toBe(1);
		const entries = await session.entries({ filter: 'unmailable', first: 0, count: 10 }, silent);
		expect(entries).toMatchObject([
			{
				number: 'F2',
				notes: expect.arrayContaining([{ type: 'CannotBeMailed', text: 'volgt nog', good: 0 }]) as unknown
			}
		]);
	});

	it('changes known debtors only where a person agrees', async () => {
		await imported(debtors);
		const changed = debtors.replace('volgt nog', 'b@x.example');
		expect(await imported(changed, { changes: 'leave' })).toMatchObject({ debtors: 0 });
		expect(await imported(changed)).toMatchObject({ debtors: 1 });
		expect(await db.debtors.where({ issuerId: testIssuer.id, number: 'D2' }).first()).toMatchObject({
			invoiceRecipients: 'b@x.example'
		});
	});

	it('tells what numbers and dates show, and what they leave open', async () => {
		const { session, file } = await planned(invoices);
		const { mapping } = file.guess;
		expect(await session.look({ mapping }, silent)).toEqual({ dateOrder: 'dmy', decimalSign: 'comma', questions: [] });
	});

	it('keeps the answer about general addresses, and mails by it', async () => {
		const file = 'Debiteurnummer;Naam;E-mail\nD1;Jansen;info@x.example\n';
		const { session, file: opened } = await planned(file);
		const { mapping } = opened.guess;
		const view = await session.plan({ mapping, issuerId: testIssuer.id, allowGeneralEmail: true }, silent);
		expect(view.unmailable).toBe(0);
		await session.run({ choices }, silent);
		expect(await db.issuers.get(testIssuer.id)).toMatchObject({ allowGeneralEmail: true });
		expect(await db.debtors.toArray()).toMatchObject([{ generalEmail: 'info@x.example', route: 'mail' }]);
	});

	it('leaves nothing behind when it is stopped', async () => {
		await imported(debtors);
		const { session } = await planned(invoices);
		const result = await session.run({ choices }, () => session.stop());
		expect(result).toEqual({ type: 'stopped' });
		expect(await db.invoices.count()).toBe(0);
		expect(await db.imports.count()).toBe(1);
	});

	it('remembers the columns of files with the same headings', async () => {
		await imported(debtors);
		const session = createSession(noPdfs);
		const file = new File([invoices], 'a.csv');
		const choice = { encoding: null, delimiter: null };
		const first = await session.open({ file, choice }, silent);
		if (!first.ok) throw new Error(first.fault.type);
		const { mapping } = first.file.guess;
		const changed = { ...mapping, columns: mapping.columns.with(8, null) };
		await session.plan({ mapping: changed, issuerId: testIssuer.id, allowGeneralEmail: false }, silent);
		await session.run({ choices }, silent);
		expect(await session.open({ file, choice }, silent)).toMatchObject({
			file: { recalled: 'recalled', guess: { mapping: changed } }
		});
	});
});
