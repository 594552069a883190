import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { db } from '#ledger/db.ts';
import { thisDevice } from '#ledger/device.ts';
import { mailFileOf } from '#ledger/mail-file.ts';
import { approvePractice } from '#tests/support/approved-batch.ts';
import { useLedger } from '#tests/support/ledger.ts';
import { pairWith, sha256 } from '#tests/support/relay-device.ts';
import { useNetwork } from '#tests/support/relay-network.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';
import { exchange } from './exchange.ts';

let relay: RunningRelay;

useLedger();
beforeAll(async () => {
	relay = await startRelay();
});
afterAll(async () => {
	vi.unstubAllGlobals();
	await relay.stop();
});

it('a mail that has left is kept in the background and made whole again, byte for byte', async () => {
	const { id: deviceId, ledgerId, ledgerKey } = await thisDevice();
	useNetwork(relay.url, await pairWith(relay.url, relay.code, 'Tablet', { deviceId, ledgerId, ledgerKey }));
	const { messages } = await approvePractice(1);
	const [{ id, subject, attachments }] = messages as [(typeof messages)[0]];
	expect(await mailFileOf(id)).toEqual({ ok: false, error: { type: 'NoFrame' } });
	await until(
		() => exchange(() => undefined).then(() => db.frames.get(id)),
		(frame) => frame?.state === 'kept'
	);
	const file = await mailFileOf(id);
	if (!file.ok) throw new Error(file.error.type);
	const receipts = await db.receipts.where('messageId').equals(id).toArray();
	expect(sha256(file.value)).toBe(receipts.at(-1)?.mimeSha256);
	const mail = await PostalMime.parse(file.value);
	expect(mail.subject).toBe(subject);
	expect(sha256(new Uint8Array(mail.attachments[0]!.content as ArrayBuffer))).toBe(attachments[0]!.sha256);

	await db.documentBytes.clear();
	const lacking = { type: 'NoDocument', sha256: attachments[0]!.sha256 };
	expect(await mailFileOf(id)).toEqual({ ok: false, error: lacking });
});
