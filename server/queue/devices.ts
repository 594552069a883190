import { err, ok, type Result } from '#domain/result.ts';
import type { Role, Store, Writer } from './schema.ts';
import { within } from './within.ts';

/** A paired browser as it is kept; its token only by hash. */
export interface DeviceRow {
	id: string;
	name: string;
	ledger_id: string;
	role: Role;
	token_sha256: string;
	paired_at: string;
	last_seen_at: string | null;
	revoked_at: string | null;
}

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

/** The device behind a token, also one that was revoked. */
export const findDevice = (store: Store, tokenSha256: string): Promise<Device | undefined> =>
	store.selectFrom('device').select(device).where('token_sha256', '=', tokenSha256).executeTakeFirst();

/** Whether any device can call the relay. */
export async function hasDevice(store: Store): Promise<boolean> {
	const row = await store.selectFrom('device').select('id').where('revoked_at', 'is', null).limit(1).executeTakeFirst();
	return row !== undefined;
}

/** Notes when a device called. */
export async function noteSeen(store: Store, id: string, now: string): Promise<void> {
	await store.updateTable('device').set({ last_seen_at: now }).where('id', '=', id).execute();
}

/** Why a device is not changed: there is none, or no device would be left to set things up. */
export type DeviceError = { type: 'UnknownDevice' | 'LastAdmin' };

/** Gives a device another name or role; false where it has both already. */
export const changeDevice = (
	store: Store,
	id: string,
	{ name, role }: Pick<Device, 'name' | 'role'>
): Promise<Result<boolean, DeviceError>> =>
	within(store, async (tx) => {
		const paired = (await listDevices(tx)).filter(({ revokedAt }) => revokedAt === null);
		const before = paired.find((one) => one.id === id);
		if (!before) return err({ type: 'UnknownDevice' });
		const admins = paired.filter((one) => (one.id === id ? role : one.role) === 'admin');
		if (admins.length === 0) return err({ type: 'LastAdmin' });
		await tx.updateTable('device').set({ name, role }).where('id', '=', id).execute();
		return ok(before.name !== name || before.role !== role);
	});

/** Ends a device's access; false where it had none. Its ledger's messages stay. */
export async function revokeDevice(store: Store, id: string, now: string): Promise<boolean> {
	const { numUpdatedRows } = await store
		.updateTable('device')
		.set({ revoked_at: now })
		.where('id', '=', id)
		.where('revoked_at', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}
