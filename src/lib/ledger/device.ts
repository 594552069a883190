import { v7 as uuid } from 'uuid';
import { digestBytes } from '#domain/digest.ts';
import { db } from './db.ts';
import type { DeviceRow, RelayNotes } from './device-row.ts';

/** What is known of a relay that has not been asked. */
export const noRelay: RelayNotes = { seq: 0, clockAhead: 0, marks: [], standing: 'well' };

/** This device; made at the first call. One of an older version gets what it lacks. */
export async function thisDevice(): Promise<DeviceRow> {
	return db.transaction('rw', db.device, async () => {
		const known: Partial<DeviceRow> | undefined = await db.device.get('device');
		if (isWhole(known)) return known;
		const whole: DeviceRow = { ...freshDevice(), ...known };
		await db.device.put(whole);
		return whole;
	});
}

/** What the relay has said, also of a device that an older version made. Only reads, so that a live query may ask it. */
export async function relayNotes(): Promise<RelayNotes> {
	const known: Partial<DeviceRow> | undefined = await db.device.get('device');
	return known?.relay ?? noRelay;
}

const isWhole = (row: Partial<DeviceRow> | undefined): row is DeviceRow => row?.ledgerKey !== undefined;

const freshDevice = (): DeviceRow => ({
	key: 'device',
	id: uuid(),
	name: '',
	ledgerId: uuid(),
	seq: 0,
	head: '',
	time: '',
	epoch: 0,
	receiptSeq: 0,
	ledgerKey: digestBytes(crypto.getRandomValues(new Uint8Array(32))),
	relay: noRelay
});
