import { beforeEach, describe, expect, it } from 'vitest';
import type { Invoice } from '#domain/invoice.ts';
import { anImported } from '#tests/support/builders.ts';
import { debtor, issuer, planOf, stateOf, storeDocumentOf, useLedger } from '#tests/support/ledger.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { historyOf } from './history.ts';
import { runImport } from './imports.ts';
import { holdInvoices } from './marks.ts';
import { listPrinted, listToPrint } from './paper.ts';
import { markPrinted, undoPrinting } from './printing.ts';

useLedger();

const today = '2026-11-22';
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
const due = async () => idsOf(await listToPrint(issuer.id, today));
const printed = async () => idsOf(await listPrinted(issuer.id, ''));

/** Brings in invoices of a debtor as an import does, with documents. */
async function bring(...invoices: Invoice[]): Promise<void> {
	await runImport(planOf([], invoices), () => undefined);
	for (const invoice of invoices) await storeDocumentOf(invoice);
}

describe('paper', () => {
	let one: Invoice;
	let two: Invoice;

	beforeEach(async () => {
		await saveDebtor({ ...debtor, route: 'paper' });
		one = { ...anImported(debtor, 'F1'), date: '2026-11-02' };
		two = { ...anImported(debtor, 'F2'), date: '2026-11-03' };
		await bring(two, one);
	});

	it('is due until a person says that it came out', async () => {
		expect(await due()).toEqual([one.id, two.id]);
		await markPrinted([one.id]);
		expect(await stateOf(one.id)).toBe('sent');
		expect(await due()).toEqual([two.id]);
		expect(await printed()).toEqual([one.id]);
	});

	it('is not due of what is held', async () => {
		await holdInvoices([two.id], 'wacht');
		expect(await due()).toEqual([one.id]);
	});

	it('keeps the day of the first printing, and tells of each', async () => {
		await markPrinted([one.id]);
		const first = (await db.invoices.get(one.id))!;
		await markPrinted([one.id]);
		const again = (await db.invoices.get(one.id))!;
		expect(again.printedAt).toBe(first.printedAt);
		const told = (await historyOf(again)).map(({ type }) => type);
		expect(told.filter((type) => type.startsWith('printed'))).toEqual(['printed', 'printed-again']);
	});

	it('can be taken back: what was printed before stays so', async () => {
		await markPrinted([one.id]);
		await undoPrinting(await markPrinted([one.id, two.id]));
		expect(await due()).toEqual([two.id]);
		expect(await stateOf(one.id)).toBe('sent');
		expect((await historyOf((await db.invoices.get(two.id))!)).at(-1)!.type).toBe('print-undone');
	});

	it('finds what was printed before by its words', async () => {
		await markPrinted([one.id, two.id]);
		expect(idsOf(await listPrinted(issuer.id, 'F2'))).toEqual([two.id]);
	});
});

describe('paper although mailed', () => {
	it('is offered for recent invoices of those who want it, and settles nothing', async () => {
		await saveDebtor({ ...debtor, printToo: true });
		const recent = { ...anImported(debtor, 'F1'), date: '2026-11-02' };
		const old = { ...anImported(debtor, 'F0'), date: '2026-01-02' };
		await bring(old, recent);
		expect(await due()).toEqual([recent.id]);
		await markPrinted([recent.id]);
		expect(await due()).toEqual([]);
		expect(await stateOf(recent.id)).not.toBe('sent');
	});
});
