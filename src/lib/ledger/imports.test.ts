import { describe, expect, it } from 'vitest';
import { aDebtor, aDraft, anImported } from '#tests/support/builders.ts';
import { debtor, issuer, planOf, stateOf, useLedger } from '#tests/support/ledger.ts';
import { countsOf } from './counters.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { deleteDraft, issueDraft, saveDraft } from './drafts.ts';
import { dropInterruptedImports } from './hidden.ts';
import { existingFor, runImport } from './imports.ts';
import { listInvoices } from './lists.ts';

useLedger();

describe('imports', () => {
	it('shows all rows at once at the end, and knows them when the file comes again', async () => {
		const words = aDebtor(issuer, { number: '10002', invoiceRecipients: 'volgt nog' });
		const paper = aDebtor(issuer, { number: '10003', route: 'paper', invoiceRecipients: '' });
		await runImport(planOf([debtor, words, paper], []), () => undefined);
		const invoices = [anImported(debtor, 'F1'), anImported(words, 'F2'), anImported(paper, 'F3')];
		await runImport(planOf([], invoices), () => undefined);
		const counts = await countsOf(issuer.id);
		expect(counts.all['to-send'].count).toBe(2);
		expect(counts.all.problem.count).toBe(1);
		expect([counts.mail['to-send'].count, counts.paper['to-send'].count]).toEqual([1, 1]);
		const existing = await existingFor(issuer.id);
		expect([...existing.invoices.keys()].toSorted()).toEqual(['F1', 'F2', 'F3']);
		expect(existing.debtors.size).toBe(3);
	});

	it('brings an invoice once when two tabs import the same file at the same moment', async () => {
		await saveDebtor(debtor);
		const tabs = [planOf([], [anImported(debtor, 'F1')]), planOf([], [anImported(debtor, 'F1')])];
		const [first, second] = await Promise.allSettled(tabs.map((plan) => runImport(plan, () => undefined)));
		expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected']);
		expect(await listInvoices({ issuerId: issuer.id, book: 'all', state: 'any', search: '' })).toHaveLength(1);
	});

	it('shows nothing of an import that was interrupted, and removes it at the next start', async () => {
		await runImport(planOf([debtor], [anImported(debtor, 'F1')]), () => undefined);
		const imported = (await db.imports.toArray())[0]!;
		await db.imports.update(imported.id, { state: 'writing' });
		expect(await listInvoices({ issuerId: issuer.id, book: 'all', state: 'any', search: '' })).toEqual([]);
		await dropInterruptedImports();
		expect(await db.invoices.count()).toBe(0);
		await db.counters.clear();
	});
});

describe('issuing', () => {
	it('gives numbers without gaps, and never one that an import holds', async () => {
		await saveDebtor(debtor);
		await runImport(planOf([], [anImported(debtor, '2026-0002')]), () => undefined);
		const drafts = [aDraft(debtor), aDraft(debtor)];
		for (const draft of drafts) await saveDraft(draft);
		const first = await issueDraft(drafts[0]!.id, '2026-11-20');
		expect(first.ok && first.value.number).toBe('2026-0001');
		const second = await issueDraft(drafts[1]!.id, '2026-11-20');
		expect(second).toEqual({ ok: false, error: { type: 'NumberTaken', number: '2026-0002' } });
		expect(await stateOf(drafts[1]!.id)).toBe('draft');
	});

	it('never throws away what another tab issues at the same moment', async () => {
		await saveDebtor(debtor);
		const draft = aDraft(debtor);
		await saveDraft(draft);
		const [issued] = await Promise.all([issueDraft(draft.id, '2026-11-20'), deleteDraft(draft.id)]);
		expect([issued.ok, await stateOf(draft.id)]).toEqual(issued.ok ? [true, 'to-send'] : [false, undefined]);
	});

	it('never changes an issued invoice by saving its draft again', async () => {
		await saveDebtor(debtor);
		const draft = aDraft(debtor);
		await saveDraft(draft);
		await issueDraft(draft.id, '2026-11-20');
		await saveDraft({ ...draft, subject: 'changed' });
		expect((await db.invoices.get(draft.id))?.subject).toBe('');
		expect(await issueDraft(draft.id, '2026-11-20')).toEqual({ ok: false, error: { type: 'NotADraft' } });
	});
});

describe('following the debtor', () => {
	it('frees a blocked invoice when the debtor is mended', async () => {
		await saveDebtor({ ...debtor, invoiceRecipients: 'volgt nog' });
		const invoice = anImported(debtor, 'F1');
		await runImport(planOf([], [invoice]), () => undefined);
		expect(await stateOf(invoice.id)).toBe('problem');
		await saveDebtor(debtor);
		expect(await stateOf(invoice.id)).toBe('to-send');
	});

	it('refuses a debtor number that is taken', async () => {
		await saveDebtor(debtor);
		expect(await saveDebtor(aDebtor(issuer))).toEqual({ ok: false, error: { type: 'NumberTaken' } });
	});
});
