import { describe, expect, it } from 'vitest';
import { digestText } from '#domain/digest.ts';
import type { Invoice } from '#domain/invoice.ts';
import type { Route } from '#domain/route.ts';
import { anImported } from '#tests/support/builders.ts';
import { debtor, planOf, stateOf, storeDocumentOf, useLedger } from '#tests/support/ledger.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { keepFileSettings } from './file-settings.ts';
import { historyOf } from './history.ts';
import { runImport } from './imports.ts';
import { markAsSent } from './marks.ts';
import { copiesOfSent, recordCopy, recordSaved, savedInFolder } from './saved-files.ts';

useLedger();

async function anInvoice(number: string, route: Route): Promise<Invoice> {
	await saveDebtor(debtor);
	const invoice = anImported(debtor, number, { routeEdited: route });
	await runImport(planOf([], [invoice]), () => undefined);
	await storeDocumentOf(invoice);
	return invoice;
}

const saved = (invoice: Invoice, folderId = 'here') => ({
	invoiceId: invoice.id,
	documentId: 'd',
	sha256: digestText(invoice.number),
	folderId,
	path: folderId && `2026-11/${invoice.number}.pdf`
});

describe('a saved document', () => {
	it('is recorded on its invoice and in the journal, wherever it went', async () => {
		const [one, two] = [await anInvoice('1', 'mail'), await anInvoice('2', 'mail')];
		await recordSaved([saved(one), saved(two, '')]);
		for (const { id } of [one, two]) {
			const row = (await db.invoices.get(id))!;
			expect(row.savedAt).not.toBe('');
			expect((await historyOf(row)).map(({ type }) => type)).toContain('saved');
		}
		expect((await savedInFolder('here', [one.id, two.id])).map(({ path }) => path)).toEqual(['2026-11/1.pdf']);
		expect(await savedInFolder('elsewhere', [one.id])).toEqual([]);
	});

	it('takes the place of printing only where that was chosen, and never that of a mail', async () => {
		const [paper, both] = [await anInvoice('1', 'paper'), await anInvoice('2', 'both')];
		await recordSaved([saved(paper)]);
		expect(await stateOf(paper.id)).toBe('to-send');
		await keepFileSettings({ grouping: 'none', paperAsPdf: true, removeSent: false });
		await recordSaved([saved(paper), saved(both)]);
		expect([await stateOf(paper.id), await stateOf(both.id)]).toEqual(['sent', 'to-send']);
	});

	it('that only goes along settles nothing, and leaves the folder with its invoice', async () => {
		await keepFileSettings({ grouping: 'none', paperAsPdf: true, removeSent: true });
		const [paper, mail] = [await anInvoice('1', 'paper'), await anInvoice('2', 'mail')];
		await recordSaved([paper, mail].map((invoice) => ({ ...saved(invoice), documentId: '' })));
		expect(await db.invoices.get(paper.id)).toMatchObject({ state: 'to-send' });
		expect(await db.invoices.get(paper.id)).not.toHaveProperty('savedAt');
		await markAsSent([mail.id]);
		expect(await copiesOfSent('here')).toMatchObject([{ invoiceId: mail.id, documentId: '' }]);
	});
});

describe('a copy in the folder', () => {
	it('is no longer needed once its invoice was sent after it, and is spoken of once', async () => {
		const [one, two] = [await anInvoice('1', 'mail'), await anInvoice('2', 'mail')];
		await recordSaved([saved(one), saved(two)]);
		expect(await copiesOfSent('here')).toEqual([]);
		await markAsSent([one.id]);
		const [copy] = await copiesOfSent('here');
		expect(copy).toMatchObject({ invoiceId: one.id, state: 'there' });
		expect(await copiesOfSent('elsewhere')).toEqual([]);
		await recordCopy(copy!.id, 'removed');
		expect(await copiesOfSent('here')).toEqual([]);
	});

	it('that took the place of printing stays', async () => {
		await keepFileSettings({ grouping: 'none', paperAsPdf: true, removeSent: true });
		const invoice = await anInvoice('1', 'paper');
		await recordSaved([saved(invoice)]);
		expect(await stateOf(invoice.id)).toBe('sent');
		expect(await copiesOfSent('here')).toEqual([]);
	});
});
