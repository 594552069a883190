import { describe, expect, it } from 'vitest';
import { recipientsOf } from '#domain/recipients.ts';
import { knownFor } from '#import/known.ts';
import { aDebtor, aDraft } from '#tests/support/builders.ts';
import { aReceipt, aMessage, debtor, issuer, useLedger } from '#tests/support/ledger.ts';
import { db } from './db.ts';
import { invoicesOfDebtor } from './debtor-invoices.ts';
import { filledFrom, mergeDebtors } from './debtor-merge.ts';
import { listDebtors, readDebtor, saveDebtor } from './debtors.ts';
import { issueDraft, saveDraft } from './drafts.ts';
import { noteReturns, returnsByDebtor } from './returns.ts';
import type { MessageRow } from './rows.ts';

useLedger();

/** A second debtor, saved beside the first. */
async function twin(number = '77') {
	const other = aDebtor(issuer, { number, name: 'De Linde (oud)', invoiceRecipients: 'oud@delinde.example' });
	await saveDebtor(debtor);
	await saveDebtor(other);
	return other;
}

async function draftOf(one: typeof debtor) {
	const draft = aDraft(one);
	await saveDraft(draft);
	return draft;
}

describe('mergeDebtors', () => {
	it('moves invoices, issued ones with the name they were issued with, drafts with the new one', async () => {
		const other = await twin();
		const issued = await draftOf(other);
		await issueDraft(issued.id, '2026-11-20');
		const draft = await draftOf(other);
		expect((await mergeDebtors(debtor.id, other.id)).ok).toBe(true);
		const rows = new Map((await invoicesOfDebtor(debtor.id)).map((row) => [row.id, row]));
		expect(rows.get(issued.id)?.buyer.name).toBe('De Linde (oud)');
		expect(rows.get(draft.id)?.buyer.name).toBe(debtor.name);
		expect(rows.get(issued.id)?.addresses).toEqual(['inkoop@delinde.example']);
		expect(await invoicesOfDebtor(other.id)).toEqual([]);
	});

	it('takes the other out of the list; its number finds the one that was kept', async () => {
		const other = await twin();
		await mergeDebtors(debtor.id, other.id);
		expect(await listDebtors(issuer.id, '')).toEqual([debtor.id]);
		expect(await listDebtors(issuer.id, '77')).toEqual([debtor.id]);
		expect((await readDebtor(other.id))?.mergedInto).toBe(debtor.id);
		expect((await knownFor(issuer.id)).debtors.get('77')).toMatchObject({ debtor: { id: debtor.id }, merged: true });
	});

	it('keeps the way to the last one where several are merged after each other', async () => {
		const [first, second] = [await twin('77'), await twin('78')];
		await mergeDebtors(second.id, first.id);
		await mergeDebtors(debtor.id, second.id);
		const { debtors } = await knownFor(issuer.id);
		expect([debtors.get('77')?.debtor.id, debtors.get('78')?.debtor.id]).toEqual([debtor.id, debtor.id]);
		expect((await readDebtor(debtor.id))?.formerNumbers).toEqual(['78', '77']);
	});

	it('remembers from which of both addresses mail came back', async () => {
		const other = await twin();
		const draft = await draftOf(other);
		const { message } = aMessage(draft, 'batch', ['oud@delinde.example']);
		const row = { id: message.id, message: { ...message, debtor: { id: other.id, number: '77' } } } as MessageRow;
		await noteReturns([row], [aReceipt(1, message, 'oud@delinde.example', 'bounced')]);
		await mergeDebtors(debtor.id, other.id);
		const returns = await returnsByDebtor();
		expect(returns.get(debtor.id)).toMatchObject([{ address: 'oud@delinde.example' }]);
		expect(returns.has(other.id)).toBe(false);
	});

	it('refuses a debtor with itself, one that is merged already, and one of another company', async () => {
		const other = await twin();
		expect(await mergeDebtors(debtor.id, debtor.id)).toEqual({ ok: false, error: { type: 'Gone' } });
		await db.debtors.update(other.id, { issuerId: 'another' });
		expect(await mergeDebtors(debtor.id, other.id)).toEqual({ ok: false, error: { type: 'OtherIssuer' } });
		await db.debtors.update(other.id, { issuerId: issuer.id });
		await mergeDebtors(debtor.id, other.id);
		expect(await mergeDebtors(debtor.id, other.id)).toEqual({ ok: false, error: { type: 'Gone' } });
	});
});

describe('filledFrom', () => {
	it('fills gaps and changes nothing that is said', () => {
		const address = { street: '', postalCode: '', city: '', country: 'NL' };
		const kept = aDebtor(issuer, { vatId: '', address, invoiceRecipients: 'a@x.example' });
		const gone = aDebtor(issuer, { number: '8', vatId: 'NL1', invoiceRecipients: 'b@x.example', buyerReference: 'R' });
		expect(filledFrom(kept, gone)).toEqual({
			...kept,
			vatId: 'NL1',
			buyerReference: 'R',
			address: gone.address,
			formerNumbers: ['8']
		});
	});

	it('does not change where mail goes, where the kept one has an address', () => {
		const kept = aDebtor(issuer, { invoiceRecipients: 'a@x.example' });
		const gone = aDebtor(issuer, { invoiceAddress: 'b@x.example', contact: { name: 'B', email: 'b@x.example' } });
		const found = recipientsOf({ recipientsEdited: null }, filledFrom(kept, gone), issuer);
		expect(found).toMatchObject({ addresses: ['a@x.example'] });
	});
});
