import { Me } from '#domain/contract.ts';
import { err, type Result } from '#domain/result.ts';
import { thisDevice } from '#ledger/device.ts';
import { callRelay, type RelayError } from './relay-client.ts';

/** Pairs this device with the relay by the code that the relay has shown. */
export async function pair(code: string, deviceName: string): Promise<Result<Me, RelayError>> {
	const { id, ledgerId, ledgerKey } = await thisDevice();
	const body = { code: code.trim().toUpperCase(), deviceId: id, deviceName, ledgerId, ledgerKey };
	return callRelay(Me, { method: 'POST', path: 'pair', body });
}

/** Who the relay takes this device for. A pairing from before a restore or a copy is another device's, and counts as none. */
export async function whoAmI(): Promise<Result<Me, RelayError>> {
	const { id } = await thisDevice();
	const me = await callRelay(Me, { path: 'me' });
	return me.ok && me.value.deviceId !== id ? err({ type: 'NotPaired' }) : me;
}
