import type { Me } from '#domain/contract.ts';
import type { Device } from '#server/queue/devices.ts';
import { ledgerEpoch } from '#server/queue/ledgers.ts';
import type { Parts } from './parts.ts';

/** What a device is told of itself. */
export const meOf = async ({ store, now }: Parts, { id, name, ledgerId, role }: Device): Promise<Me> => ({
	deviceId: id,
	deviceName: name,
	ledgerId,
	role,
	time: now(),
	epoch: await ledgerEpoch(store, ledgerId)
});
