import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { mailBytes } from '#domain/mail-size.ts';
import { db } from '#ledger/db.ts';
import { documentOf } from '#ledger/documents.ts';
import type { MailboxRow } from '#ledger/rows.ts';
import { testIssuer } from '#tests/support/import-files.ts';
import { cutPdf, encryptedPdf, foreignPdf } from '#tests/support/pdf-files.ts';
import { pdfLimit } from './pdf-file.ts';
import { countPages } from './pdf-pages.ts';
import type { PlanEntry } from './plan.ts';
import { createSession, type Session } from './session.ts';

const silent = () => undefined;
const issuerId = testIssuer.id;
const savedOn = new Date(2026, 1, 3, 12).getTime();
const choices = { changes: 'take', differing: 'leave', history: 'none' } as const;

type Files = Record<string, string | Uint8Array<ArrayBuffer>>;
const filesOf = async (named: Files): Promise<File[]> =>
	Promise.all(
		Object.entries(named).map(async ([name, content]) => {
			const bytes = typeof content === 'string' ? await foreignPdf(content) : content;
			return new File([bytes], name, { lastModified: savedOn });
		})
	);

async function given(named: Files) {
	const session = createSession((bytes) => countPages(new Uint8Array(bytes)));
	const view = await session.pdfs({ files: await filesOf(named), issuerId }, silent);
	return { session, view };
}

async function byList(list: string, named: Files) {
	const { session } = await given(named);
	const file = new File([list], 'lijst.csv');
	const opened = await session.open({ file, choice: { encoding: null, delimiter: null }, list: 'documents' }, silent);
	if (!opened.ok) throw new Error(opened.fault.type);
	const { mapping } = opened.file.guess;
	const pdfs = { pattern: '', date: '' };
	const summary = await session.plan({ mapping, issuerId, allowGeneralEmail: false, pdfs }, silent);
	return { session, summary, mapping };
}

async function byNames(pattern: string, named: Files, date = '') {
	const { session, view } = await given(named);
	const pdfs = { pattern: pattern || view.pattern, date };
	const summary = await session.plan({ mapping: null, issuerId, allowGeneralEmail: false, pdfs }, silent);
	return { session, view, summary };
}

async function reasons(session: Session): Promise<[string, string][]> {
	const refused = await session.entries({ filter: 'refused', first: 0, count: 50 }, silent);
	const said = ({ problems }: PlanEntry) => problems.map(({ fault }) => fault.type).join(' ');
	return refused.map((entry) => [entry.file ?? entry.number, said(entry)]);
}

async function debtorsInLedger(): Promise<void> {
	const text =
		'Debiteurnummer;Naam;Factuur e-mail\n10001;Hotel De Linde;a@linde.example\n10002;Kafé Ons;b@ons.example\n';
	const session = createSession(() => Promise.reject(new Error('no PDF was given')));
	const opened = await session.open(
		{ file: new File([text], 'd.csv'), choice: { encoding: null, delimiter: null } },
		silent
	);
	if (!opened.ok) throw new Error(opened.fault.type);
	await session.plan({ mapping: opened.file.guess.mapping, issuerId, allowGeneralEmail: false }, silent);
	await session.run({ choices }, silent);
}

const invoices = () => db.invoices.orderBy('[issuerId+number]').toArray();
const list = 'Factuurnummer;Klantnummer;Naam;E-mail facturen;Datum;Bedrag;Bestand\n';

beforeEach(async () => {
	await Promise.all(db.tables.map((table) => table.clear()));
	await db.issuers.add(testIssuer);
	await debtorsInLedger();
});

describe('finished PDFs with a list', () => {
	it('become invoices whose documents are those very files', async () => {
		const pdf = await foreignPdf('Factuur F1', 2);
		const { session, mapping } = await byList(`${list}F1;10001;;;1-2-2026;1.210,50;een.pdf\n`, { 'een.pdf': pdf });
		expect(mapping.columns).toEqual([
			'invoiceNumber',
			'debtorNumber',
			'name',
			'invoiceRecipients',
			'date',
			'statedGross',
			'file'
		]);
		expect(await session.run({ choices }, silent)).toMatchObject({ type: 'done', debtors: 0, invoices: 1 });
		const [invoice] = await invoices();
		expect(invoice).toMatchObject({
			kind: 'imported',
			date: '2026-02-01',
			dueDate: '',
			document: 'stored',
			foreign: { gross: 'stated' },
			lines: [],
			totals: { gross: 121050, rows: [] },
			buyer: { number: '10001', name: 'Hotel De Linde' }
		});
		const stored = await documentOf(invoice!.id);
		const sha256 = createHash('sha256').update(pdf).digest('hex');
		expect(stored?.document).toMatchObject({
			sha256,
			size: pdf.length,
			pages: 2,
			fileName: 'een.pdf',
			variant: 'foreign'
		});
		expect(createHash('sha256').update(new Uint8Array(stored!.bytes)).digest('hex')).toBe(sha256);
	});

	it('are found by the number in their names where the list names no file', async () => {
		const rows = 'Nr;Klantnr;Datum\n2026/001;10001;1-2-2026\n2026/002;10002;1-2-2026\n';
		const { session, summary } = await byList(rows, { 'Factuur 2026-001 Linde.pdf': 'a', '2026_002.pdf': 'b' });
		expect([summary.counts.new, await reasons(session)]).toEqual([2, []]);
	});

	it('bring debtors that the list describes, and name those that it does not', async () => {
		const rows = `${list}F1;777;Nieuw BV;nieuw@x.example;1-2-2026;10,00;a.pdf\nF2;888;;;1-2-2026;10,00;b.pdf\n`;
		const { session, summary } = await byList(rows, { 'a.pdf': 'a', 'b.pdf': 'b' });
		expect(summary.newDebtors).toBe(1);
		expect(await reasons(session)).toEqual([['F2', 'UnknownDebtor']]);
		await session.run({ choices }, silent);
		const debtor = await db.debtors.get({ issuerId, number: '777' });
		expect(debtor).toMatchObject({ name: 'Nieuw BV', invoiceRecipients: 'nieuw@x.example', route: 'mail' });
		expect(await invoices()).toMatchObject([{ debtorId: debtor!.id, addresses: ['nieuw@x.example'] }]);
	});

	it('are listed with the reason where they do not fit together', async () => {
		const rows = [
			'F1;10001;;;1-2-2026;1,00;a.pdf',
			'F2;10001;;;1-2-2026;1,00;weg.pdf',
			'F3;10001;;;1-2-2026;1,00;a.pdf',
			'F4;10001;;;1-2-2026;1,00;b.pdf',
			'F4;10002;;;1-2-2026;1,00;c.pdf'
		];
		const { session } = await byList(`${list}${rows.join('\n')}\n`, {
			'a.pdf': 'a',
			'zonder rij.pdf': 'x',
			'slot.pdf': await encryptedPdf('s'),
			'half.pdf': await cutPdf('h'),
			'foto.pdf': new Uint8Array([0xff, 0xd8, 0xff, 1]),
			'leeg.pdf': new Uint8Array(),
			'.DS_Store': new Uint8Array([1])
		});
		expect(Object.fromEntries(await reasons(session))).toEqual({
			F2: 'NoPdf',
			F3: 'PdfTaken',
			F4: 'NumberTwice',
			'zonder rij.pdf': 'NotInList',
			'slot.pdf': 'EncryptedPdf',
			'half.pdf': 'DamagedPdf',
			'foto.pdf': 'NotAPdf',
			'leeg.pdf': 'EmptyPdf'
		});
	});
});

describe('finished PDFs by their names', () => {
	const files = { '10001_F1.pdf': 'een', '10002_F2.pdf': 'twee', 'Kafé Ons_F3.pdf': 'drie' };

	it('find their debtors by number or name, on the day they were saved', async () => {
		const { session, view } = await byNames('', files);
		expect(view).toMatchObject({ good: 3, pattern: '{debtor}_{number}', recalled: 'guessed' });
		await session.run({ choices }, silent);
		expect((await invoices()).map(({ number, buyer, date, foreign }) => [number, buyer.number, date, foreign])).toEqual(
			[
				['F1', '10001', '2026-02-03', { gross: 'unknown' }],
				['F2', '10002', '2026-02-03', { gross: 'unknown' }],
				['F3', '10002', '2026-02-03', { gross: 'unknown' }]
			]
		);
	});

	it('leave out one that no mail can carry, and say of another that this mailbox does not take it', async () => {
		const mailbox = { id: 'mailbox', maxMessageBytes: mailBytes([700]) };
		await db.mailboxes.put(mailbox as MailboxRow);
		await db.issuers.update(issuerId, { mailboxId: mailbox.id });
		const [small] = await filesOf({ 'a.pdf': 'een' });
		expect(small!.size).toBeGreaterThan(700);
		const { session, summary } = await byNames('', { ...files, '10001_F4.pdf': new Uint8Array(pdfLimit + 1) });
		expect(summary.counts).toMatchObject({ new: 3, refused: 1 });
		expect(await reasons(session)).toEqual([['10001_F4.pdf', 'PdfTooBig']]);
		const notes = async (): Promise<string[]> => {
			const entries = await session.entries({ filter: 'remarked', first: 0, count: 50 }, silent);
			return entries.flatMap((entry) => entry.notes.map(({ type }) => type));
		};
		expect(await notes()).toEqual(['TooBigToMail', 'TooBigToMail', 'TooBigToMail']);
		await session.run({ choices }, silent);
		expect(await invoices()).toHaveLength(3);
	});

	it('make no doubles when they come again, and the pattern is remembered', async () => {
		const first = await byNames('{debtor}_{number}', files);
		await first.session.run({ choices }, silent);
		const again = await byNames('', { ...files, '10001_F4.pdf': 'vier' }, '2026-03-01');
		expect(again.view.recalled).toBe('recalled');
		expect(again.summary.counts).toMatchObject({ new: 1, same: 3, conflict: 0 });
	});

	it('make no doubles under another pattern either, nor under another name', async () => {
		await (await byNames('{debtor}_{number}', files)).session.run({ choices }, silent);
		const { session } = await byNames('{debtor}_F{number}', files);
		expect((await reasons(session)).map(([, reason]) => reason)).toEqual(Array(3).fill('SameDocument'));
	});

	it('conflict where a known number comes with another PDF', async () => {
		await (await byNames('{debtor}_{number}', files)).session.run({ choices }, silent);
		const { summary } = await byNames('{debtor}_{number}', { '10001_F1.pdf': 'een, verbeterd' });
		expect(summary.counts).toMatchObject({ new: 0, conflict: 1 });
	});

	it('are listed where a name does not fit, names nobody known, or shares its number', async () => {
		const odd = { 'los.pdf': 'a', '99_F1.pdf': 'b', '10001_F2.pdf': 'c', '10002_F2.pdf': 'd' };
		expect(Object.fromEntries(await reasons((await byNames('{debtor}_{number}', odd)).session))).toEqual({
			'los.pdf': 'NameDoesNotFit',
			'99_F1.pdf': 'UnknownDebtor',
			'10001_F2.pdf': 'NumberTwice',
			'10002_F2.pdf': 'NumberTwice'
		});
	});

	it('keep their documents as history where they were sent before', async () => {
		const { session } = await byNames('', files);
		await session.run({ choices: { ...choices, history: 'all' } }, silent);
		expect((await invoices())[0]).toMatchObject({ history: true, state: 'sent', document: 'stored' });
	});

	it('leave nothing behind when the import is stopped', async () => {
		const { session } = await byNames('', files);
		expect(await session.run({ choices }, () => session.stop())).toEqual({ type: 'stopped' });
		const left = [db.invoices, db.documents, db.documentBytes].map((table) => table.count());
		expect(await Promise.all(left)).toEqual([0, 0, 0]);
	});
});
