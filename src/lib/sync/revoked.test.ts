import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { approvePractice, pushOf } from '#tests/support/approved-batch.ts';
import { useLedger } from '#tests/support/ledger.ts';
import { pairingCode } from '#tests/support/pairing-code.ts';
import { callFrom, pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { useNetwork } from '#tests/support/relay-network.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { pushOutbox } from './outbox.ts';

let relay: RunningRelay;
let admin: RelayDevice;

useLedger();
beforeAll(async () => {
	relay = await startRelay();
	admin = await pairWith(relay.url, relay.code);
});
afterAll(() => relay.stop());
afterEach(() => vi.unstubAllGlobals());

it('what a revoked device approves waits there, and goes out once it is paired again', async () => {
	const device = await pairWith(relay.url, await pairingCode(relay.folder));
	useNetwork(relay.url, device);
	const { batchId } = await approvePractice(1);
	const waiting = await pushOf(batchId);
	await admin.call('DELETE', `devices/${device.deviceId}`);
	expect(await pushOutbox(() => undefined)).toEqual({ ok: false, error: { type: 'Revoked' } });
	expect(await pushOf(batchId)).toEqual(waiting);

	vi.unstubAllGlobals();
	const { deviceId, ledgerId } = device;
	const ask = { code: await pairingCode(relay.folder), deviceId, deviceName: 'Tablet', ledgerId };
	const paired = await callFrom(relay.url, '', 'POST', 'pair', ask);
	useNetwork(relay.url, { ...device, cookie: paired.headers.getSetCookie()[0]!.split(';')[0]! });
	expect(await pushOutbox(() => undefined)).toEqual({ ok: true, value: 1 });
	expect(await pushOf(batchId)).toMatchObject({ type: 'sealed' });
});
