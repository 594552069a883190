import { beforeEach, expect, it, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import { ok } from '#domain/result.ts';
import { anImported } from '#tests/support/builders.ts';
import { aBatch, aMessage, debtor, planOf, stateOf, storeDocumentOf, useLedger } from '#tests/support/ledger.ts';
import { approve, type Prepared } from './approve.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { runImport } from './imports.ts';
import { pinGate } from './pin-gate.svelte.ts';
import { removePin, setPin } from './pin.ts';

useLedger();

let prepared: Prepared;
let invoiceId: string;
const prepare = vi.fn(() => Promise.resolve(ok(prepared)));

beforeEach(async () => {
	prepare.mockClear();
	await removePin();
	await saveDebtor({ ...debtor, invoiceRecipients: 'a@x.example' });
	const invoice = anImported(debtor, 'F1');
	invoiceId = invoice.id;
	await runImport(planOf([], [invoice]), () => undefined);
	await storeDocumentOf(invoice);
	const sealed = aMessage(invoice, uuid(), ['a@x.example']);
	prepared = { batch: aBatch(sealed.message.batchId, [sealed.message.id]), sealed: [sealed] };
});

it('approves at once on a device without a PIN', async () => {
	expect(await approve(prepare)).toEqual({ ok: true, value: prepared.batch });
	expect(await stateOf(invoiceId)).toBe('waiting');
});

it.each([true, false])('on a device with a PIN nothing is sealed before it was given (given: %s)', async (given) => {
	await setPin('2468');
	const asked = approve(prepare);
	await vi.waitUntil(() => pinGate.answer);
	expect(prepare).not.toHaveBeenCalled();
	pinGate.answer!(given);
	expect((await asked).ok).toBe(given);
	expect(await db.messages.count()).toBe(given ? 1 : 0);
});
