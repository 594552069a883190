import type { Role, Store, Writer } from './schema.ts';

/** A paired browser. */
export interface Device {
	id: string;
	name: string;
	ledgerId: string;
	role: Role;
	/** ISO times. */
	pairedAt: string;
	lastSeenAt: string | null;
	revokedAt: string | null;
}

const device = [
	'id',
	'name',
	'ledger_id as ledgerId',
	'role',
	'paired_at as pairedAt',
	'last_seen_at as lastSeenAt',
	'revoked_at as revokedAt'
] as const;

/** All devices, the first paired first, with those that were revoked. */
export const listDevices = (store: Store | Writer): Promise<Device[]> =>
	store.selectFrom('device').select(device).orderBy('paired_at').orderBy('id').execute();

/** The device behind a token, unless it was revoked. */
export const findDevice = (store: Store, tokenSha256: string): Promise<Device | undefined> =>
	store
		.selectFrom('device')
		.select(device)
		.where('token_sha256', '=', tokenSha256)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();

/** Whether any device can call the relay. */
export async function hasDevice(store: Store): Promise<boolean> {
	const row = await store.selectFrom('device').select('id').where('revoked_at', 'is', null).limit(1).executeTakeFirst();
	return row !== undefined;
}

/** Notes when a device called. */
export async function noteSeen(store: Store, id: string, now: string): Promise<void> {
	await store.updateTable('device').set({ last_seen_at: now }).where('id', '=', id).execute();
}

/** Ends a device's access; whether there was such a device. Its ledger's messages stay. */
export async function revokeDevice(store: Store, id: string, now: string): Promise<boolean> {
	const row = await store
		.updateTable('device')
		.set((e) => ({ revoked_at: e.fn.coalesce('revoked_at', e.val(now)) }))
		.where('id', '=', id)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
