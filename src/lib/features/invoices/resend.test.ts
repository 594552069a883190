import { expect, it } from 'vitest';
import { db } from '#ledger/db.ts';
import { pinGate } from '#ledger/pin-gate.svelte.ts';
import { setPin } from '#ledger/pin.ts';
import { approvePractice } from '#tests/support/approved-batch.ts';
import { useLedger } from '#tests/support/ledger.ts';
import { until } from '#tests/support/until.ts';
import { resend } from './resend.ts';

useLedger();

it('an invoice is corrected or sent once more only past the PIN', async () => {
	const { invoices } = await approvePractice(1);
	await setPin('2468');
	const sending = resend(invoices[0]!.id, 'ander@x.example', null);
	const answer = await until(
		() => Promise.resolve(pinGate.answer),
		(given) => given !== null
	);
	expect(await db.batches.count()).toBe(1);
	answer!(false);
	expect(await sending).toEqual({ ok: true, value: null });
	expect(await db.batches.count()).toBe(1);
});
