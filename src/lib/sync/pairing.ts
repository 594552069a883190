import { Me } from '#domain/contract.ts';
import type { Result } from '#domain/result.ts';
import { thisDevice } from '#ledger/device.ts';
import { callRelay, type RelayError } from './relay-client.ts';

/** Pairs this device with the relay by the code that the relay has shown. */
export async function pair(code: string, deviceName: string): Promise<Result<Me, RelayError>> {
	const { id, ledgerId } = await thisDevice();
	const body = { code: code.trim().toUpperCase(), deviceId: id, deviceName, ledgerId };
	return callRelay(Me, { method: 'POST', path: 'pair', body });
}

/** Who the relay takes this device for. */
export const whoAmI = async (): Promise<Result<Me, RelayError>> => callRelay(Me, { path: 'me' });

/** Takes the code out of a pairing link's fragment (`#pair=CODE`), or null. */
export function codeFromLink(hash: string): string | null {
	const match = /^#pair=([A-Za-z-]{4,20})$/.exec(hash);
	return match ? match[1]! : null;
}
