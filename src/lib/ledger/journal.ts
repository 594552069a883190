import { canonicalJson, type Json } from '#domain/canonical-json.ts';
import { clockTolerance, tick } from '#domain/clock.ts';
import { digestText } from '#domain/digest.ts';
import { linkOf, type JournalEntry } from '#domain/journal.ts';
import type { Result } from '#domain/result.ts';
import { db } from './db.ts';
import { thisDevice } from './device.ts';
import type { LedgerEvent } from './events.ts';
import type { DeviceRow } from './device-row.ts';

/**
 * Applies `changes` and appends their journal entry in one transaction: both happen or neither.
 * Inside `changes` nothing but the database may be awaited. The event may be derived from what they return.
 */
export async function commit<T>(
	event: LedgerEvent | ((value: T) => LedgerEvent),
	changes: () => Promise<T>
): Promise<T> {
	const salt = crypto.randomUUID();
	await thisDevice();
	return db.transaction('rw', db.tables, async () => {
		const value = await changes();
		await append(typeof event === 'function' ? event(value) : event, salt);
		return value;
	});
}

/** As `commit`, for changes that check first and may refuse: then nothing was written and nothing is journalled. */
export async function commitIf<T, E>(
	event: (value: T) => LedgerEvent,
	changes: () => Promise<Result<T, E>>
): Promise<Result<T, E>> {
	const salt = crypto.randomUUID();
	await thisDevice();
	return db.transaction('rw', db.tables, async () => {
		const result = await changes();
		if (result.ok) await append(event(result.value), salt);
		return result;
	});
}

/** Links an entry to this device's chain; the lock on the journal serialises tabs. */
async function append(event: LedgerEvent, salt: string): Promise<void> {
	const device = await db.device.get('device');
	if (!device) throw new Error('the device has no chain');
	const payload = canonicalJson(event.payload as Json);
	const entry: JournalEntry = {
		deviceId: device.id,
		seq: device.seq + 1,
		prev: device.head,
		time: timeAfter(device),
		type: event.type,
		ids: event.ids,
		digest: digestText(salt + payload)
	};
	const link = linkOf(entry);
	await db.journal.add({ ...entry, link });
	await db.payloads.add({ deviceId: entry.deviceId, seq: entry.seq, salt, payload });
	await db.device.update('device', { seq: entry.seq, head: link, time: entry.time });
}

/** The time of the next entry: a clock that runs far ahead of the relay's is held back. */
const timeAfter = ({ time, relay }: DeviceRow): string =>
	tick(time, Date.now(), Date.now() - relay.clockAhead + clockTolerance);
