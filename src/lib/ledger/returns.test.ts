import { beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Receipt } from '#domain/contract.ts';
import type { Message } from '#domain/message.ts';
import type { RecipientState } from '#domain/receipt.ts';
import { writeRecipients } from '#domain/recipients.ts';
import { anImported } from '#tests/support/builders.ts';
import { aBatch, aMessage, aReceipt, debtor, planOf, storeDocumentOf, useLedger } from '#tests/support/ledger.ts';
import { approveBatch } from './batches.ts';
import { saveDebtor } from './debtors.ts';
import { runImport } from './imports.ts';
import { applyReceipts } from './receipts.ts';
import { amongReturns, returnsByDebtor } from './returns.ts';

useLedger();

const [jan, piet] = ['Jan@klant.example', 'piet@klant.example'];
let message: Message;
let seq = 0;
let number = 0;

beforeEach(async () => {
	seq = 0;
	await approve();
});

async function approve(practice = false): Promise<void> {
	await saveDebtor({ ...debtor, invoiceRecipients: writeRecipients([jan, piet]) });
	const invoice = anImported(debtor, `F${++number}`);
	await runImport(planOf([], [invoice]), () => undefined);
	await storeDocumentOf(invoice);
	const sealed = aMessage(invoice, uuid(), [jan, piet]);
	message = sealed.message;
	const approved = await approveBatch(aBatch(message.batchId, [message.id], practice), [sealed]);
	expect(approved.ok).toBe(true);
}

const tell = (address: string, state: RecipientState, more: Partial<Receipt> = {}) =>
	applyReceipts({ epoch: 1, receipts: [{ ...aReceipt(++seq, message, address, state), ...more }], more: false });

const flagged = async () => ((await returnsByDebtor()).get(debtor.id) ?? []).map(({ address }) => address);

describe('an address', () => {
	it('from which the mail came back is flagged, with the reason', async () => {
		await tell(jan, 'accepted');
		await tell(jan, 'bounced', { reason: 'unknown-user', reply: '5.1.1 No' });
		const returns = (await returnsByDebtor()).get(debtor.id)!;
		expect(returns).toMatchObject([{ address: 'jan@klant.example', reason: 'unknown-user', reply: '5.1.1 No' }]);
		expect(amongReturns(returns, [jan, piet])).toEqual(returns);
		expect(amongReturns(returns, [piet])).toEqual([]);
	});

	it('that the server does not know is flagged, but not for what it refuses of another kind', async () => {
		await tell(jan, 'rejected', { reason: 'unknown-user' });
		await tell(piet, 'rejected', { reason: 'too-big' });
		expect(await flagged()).toEqual(['jan@klant.example']);
	});

	it('is no longer flagged once a server takes mail for it again', async () => {
		await tell(jan, 'bounced');
		await approve();
		await tell(jan, 'accepted');
		expect(await flagged()).toEqual([]);
		await tell(jan, 'bounced');
		expect(await flagged()).toEqual(['jan@klant.example']);
	});

	it('is never flagged by practice', async () => {
		await approve(true);
		await tell(jan, 'bounced', { practice: true });
		expect(await flagged()).toEqual([]);
	});
});
