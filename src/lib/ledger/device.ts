import { v7 as uuid } from 'uuid';
import { db } from './db.ts';
import type { DeviceRow } from './rows.ts';

/** This device; made at the first call. */
export async function thisDevice(): Promise<DeviceRow> {
	return db.transaction('rw', db.device, async () => {
		const known = await db.device.get('device');
		if (known) return known;
		const fresh: DeviceRow = {
			key: 'device',
			id: uuid(),
			name: '',
			ledgerId: uuid(),
			seq: 0,
			head: '',
			time: '',
			epoch: 0,
			receiptSeq: 0
		};
		await db.device.add(fresh);
		return fresh;
	});
}
