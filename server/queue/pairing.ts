import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { err, ok, type Result } from '#domain/result.ts';
import { listDevices, type Device } from './devices.ts';
import { after } from './instants.ts';
import { makeWriter, mayHave, writerOf } from './ledger-writers.ts';
import { ensureLedger } from './ledgers.ts';
import type { Role, Store, Writer } from './schema.ts';
import { forgetUsedCode, keepUsedCode, showsUsedCode } from './used-codes.ts';
import { within } from './within.ts';

/** The one code that pairs now; at most one row. */
export interface PairingRow {
	code_sha256: string;
	role: Role;
	tries_left: number;
	expires_at: string;
}

/** Consonants alone, so that no code is a word. */
const alphabet = 'BCDFGHJKLMNPQRSTVWXZ';
const codeLength = 8;
const codeTries = 5;

/** How long a pairing code is good for, in milliseconds. */
export const codeLife = 600_000;

/** A device that asks to be paired; the token is known to the relay only by its hash. */
export interface PairingAsk {
	code: string;
	deviceId: string;
	deviceName: string;
	ledgerId: string;
	/** The ledger's secret; an app older than this call has none. */
	ledgerKey?: string | undefined;
	tokenSha256: string;
}

/**
 * Why a device is not paired: there is no code (none made, too old, used, or guessed at five times), it is another one,
 * the device is known with another ledger, or the ledger belongs to another device and its key was not shown.
 */
export type PairingError = { type: 'NoCode' | 'WrongCode' | 'DeviceTaken' | 'LedgerTaken' };

/** Makes the one code that pairs from now on, in place of the one before: for one device, ten minutes, five tries. */
export async function makePairingCode(store: Store, role: Role, at: string): Promise<string> {
	const code = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
	await store.transaction().execute(async (tx) => {
		await tx.deleteFrom('pairing').execute();
		await forgetUsedCode(tx);
		await tx
			.insertInto('pairing')
			.values({ code_sha256: hashOf(code), role, tries_left: codeTries, expires_at: after(at, codeLife) })
			.execute();
	});
	return code;
}

/** Until when the present code is good (ISO), or null where there is none. */
export async function pairingCodeExpiry(store: Store): Promise<string | null> {
	const row = await store.selectFrom('pairing').select('expires_at').executeTakeFirst();
	return row?.expires_at ?? null;
}

/**
 * Pairs a device by the present code, which is used up by it. A wrong one costs a try. The device is an admin if the
 * code says so or there is no other. A device that asks again with its own ledger gets a new token and keeps its role.
 * One that shows the key of a ledger takes it over, role and all: a restored device, or one that goes on after a copy.
 * While its code would have been good, a device may show it again: its token may have been lost before it was on its disk.
 */
export const pairDevice = (store: Store, ask: PairingAsk, now: string): Promise<Result<Device, PairingError>> =>
	within(store, async (tx) => {
		const devices = await listDevices(tx);
		const known = devices.find((other) => other.id === ask.deviceId);
		const codeSha256 = hashOf(plainCode(ask.code));
		const keySha256 = ask.ledgerKey === undefined ? null : hashOf(ask.ledgerKey);
		const isAgain =
			known?.ledgerId === ask.ledgerId && (await showsUsedCode(tx, known, { codeSha256, keySha256 }, now));
		if (isAgain) return ok(await save(tx, ask, known.role, now));
		const pairing = await tx.selectFrom('pairing').selectAll().executeTakeFirst();
		if (!pairing || pairing.tries_left <= 0 || pairing.expires_at <= now) return err({ type: 'NoCode' });
		if (!isSame(pairing.code_sha256, codeSha256)) {
			await tx
				.updateTable('pairing')
				.set({ tries_left: pairing.tries_left - 1 })
				.execute();
			return err({ type: 'WrongCode' });
		}
		if (known && known.ledgerId !== ask.ledgerId) return err({ type: 'DeviceTaken' });
		const others = devices.filter((other) => other.id !== ask.deviceId && other.revokedAt === null);
		const hasOthers = others.some((other) => other.ledgerId === ask.ledgerId);
		const writer = await writerOf(tx, ask.ledgerId);
		if (!mayHave(writer, keySha256, { isOwn: known !== undefined, hasOthers })) return err({ type: 'LedgerTaken' });
		await tx.deleteFrom('pairing').execute();
		const hasAdmin = others.some((other) => other.role === 'admin');
		const keepsAdmin = known?.revokedAt === null && known.role === 'admin';
		const replaced = others.find((other) => other.id === writer?.device_id);
		const role = hasAdmin && !keepsAdmin && replaced?.role !== 'admin' ? pairing.role : 'admin';
		const device = await save(tx, ask, role, now);
		await makeWriter(tx, device, keySha256, now);
		await keepUsedCode(tx, { code_sha256: codeSha256, device_id: device.id, expires_at: pairing.expires_at });
		return ok(device);
	});

async function save(tx: Writer, ask: PairingAsk, role: Role, now: string): Promise<Device> {
	await ensureLedger(tx, ask.ledgerId);
	const values = { name: ask.deviceName, role, token_sha256: ask.tokenSha256, paired_at: now, revoked_at: null };
	await tx
		.insertInto('device')
		.values({ id: ask.deviceId, ledger_id: ask.ledgerId, last_seen_at: now, ...values })
		.onConflict((conflict) => conflict.column('id').doUpdateSet(values))
		.execute();
	return {
		id: ask.deviceId,
		name: ask.deviceName,
		ledgerId: ask.ledgerId,
		role,
		pairedAt: now,
		lastSeenAt: now,
		revokedAt: null
	};
}

const plainCode = (text: string): string => text.replaceAll('-', '').toUpperCase();

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const isSame = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));
