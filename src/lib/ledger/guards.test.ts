import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Debtor } from '#domain/debtor.ts';
import type { Issuer } from '#domain/issuer.ts';
import { aDebtor, anIssuer } from '#tests/support/builders.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { guardsOf } from './guards.ts';
import { saveIssuer } from './issuers.ts';
import type { MessageRow, RecipientRow } from './rows.ts';

let issuer: Issuer;
let debtor: Debtor;

beforeEach(async () => {
	issuer = anIssuer();
	debtor = aDebtor(issuer);
	await saveIssuer(issuer);
	await saveDebtor(debtor);
});

afterEach(() => Promise.all(db.tables.map((table) => table.clear())));

const addresses = ['inkoop@delinde.example'];

/** A message to the debtor that was dealt with at a time; ids rise with the order of the calls. */
let count = 0;
async function aMessage(at: string, state: RecipientRow['state'], practice = false): Promise<void> {
	const receipt = { at } as RecipientRow['receipt'];
	await db.messages.add({
		id: String((count += 1)).padStart(8, '0'),
		batchId: 'batch',
		invoiceIds: [],
		practice,
		message: { debtor: { id: debtor.id } },
		recipients: [{ address: addresses[0]!, state, receipt }]
	} as unknown as MessageRow);
}

const guard = async () => {
	const invoice = { debtorId: debtor.id, addresses };
	return (await guardsOf(issuer.id, [invoice]))(invoice)[0];
};

describe('the guards of an address', () => {
	it('name the other debtors whose invoices go there, whatever its capitals', async () => {
		await saveDebtor(
			aDebtor(issuer, { number: '2', name: 'Pension De Linde', invoiceRecipients: 'Inkoop@delinde.example' })
		);
		await saveDebtor(aDebtor(issuer, { number: '3', name: 'Another', invoiceRecipients: 'other@x.example' }));
		expect(await guard()).toMatchObject({ sharedWith: ['Pension De Linde'] });
	});

	it('say that an address was never used while nothing was accepted there', async () => {
		await aMessage('2026-10-01T08:00:00.000Z', 'rejected');
		await aMessage('2026-10-02T08:00:00.000Z', 'uncertain');
		expect(await guard()).toMatchObject({ lastAcceptedAt: '' });
	});

	it('say when a mail was last accepted there', async () => {
		await aMessage('2026-09-01T08:00:00.000Z', 'accepted');
		await aMessage('2026-10-01T08:00:00.000Z', 'delivered');
		await aMessage('2026-10-02T08:00:00.000Z', 'deferred');
		expect(await guard()).toMatchObject({ lastAcceptedAt: '2026-10-01T08:00:00.000Z' });
	});

	it('take no account of practice', async () => {
		await aMessage('2026-10-01T08:00:00.000Z', 'accepted', true);
		expect(await guard()).toMatchObject({ lastAcceptedAt: '' });
	});
});
