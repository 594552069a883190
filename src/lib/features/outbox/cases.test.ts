import { liveQuery } from 'dexie';
import { expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { approveBatch } from '#ledger/batches.ts';
import { saveDebtor } from '#ledger/debtors.ts';
import { runImport } from '#ledger/imports.ts';
import { applyReceipts } from '#ledger/receipts.ts';
import { anImported } from '#tests/support/builders.ts';
import {
	aBatch,
	aMessage,
	aReceipt,
	debtor,
	issuer,
	planOf,
	storeDocumentOf,
	useLedger
} from '#tests/support/ledger.ts';
import { until } from '#tests/support/until.ts';
import { openCases, type Cases } from './cases.ts';

useLedger();

it('is followed while nothing wants a decision: what is refused then shows by itself', async () => {
	const address = 'inkoop@delinde.example';
	await saveDebtor(debtor);
	const invoice = anImported(debtor, 'F1');
	await runImport(planOf([], [invoice]), () => undefined);
	await storeDocumentOf(invoice);
	const sealed = aMessage(invoice, uuid(), [address]);
	await approveBatch(aBatch(sealed.message.batchId, [sealed.message.id]), [sealed]);
	const seen: Cases[] = [];
	const following = liveQuery(() => openCases(issuer.id, 20)).subscribe((cases) => seen.push(cases));
	await until(
		() => Promise.resolve(seen.at(-1)?.total),
		(total) => total === 0
	);
	await applyReceipts({ epoch: 1, receipts: [aReceipt(1, sealed.message, address, 'rejected')], more: false });
	await until(
		() => Promise.resolve(seen.at(-1)?.total),
		(total) => total === 1
	);
	following.unsubscribe();
	expect(seen.at(-1)?.cases).toMatchObject([{ invoice: { id: invoice.id }, recipients: [{ address }] }]);
});
