import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from './database.ts';
import { findDevice, revokeDevice } from './devices.ts';
import { after } from './instants.ts';
import { codeLife, makePairingCode, pairDevice } from './pairing.ts';
import type { Store } from './schema.ts';

const at = '2026-11-02T09:00:00.000Z';
const wrong = 'BBBBBBBB';

let database: Database;
let store: Store;

beforeEach(() => {
	const opened = openDatabase(mkdtempSync(join(tmpdir(), 'facturier-pairing-')));
	if (!opened.ok) throw new Error(opened.error.type);
	database = opened.value;
	store = database.store;
});
afterEach(() => database.close());

const ask = (code: string, device = 'a', ledgerId = `ledger-${device}`) => ({
	code,
	deviceId: device,
	deviceName: device,
	ledgerId,
	tokenSha256: `token-${device}-${code}`
});
const code = () => makePairingCode(store, 'sender', at);
const refusal = (type: string) => ({ ok: false, error: { type } });

describe('pairing', () => {
	it('makes codes of eight consonants', async () => {
		expect(await code()).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/);
	});

	it('makes the first device an admin and the next what the code says', async () => {
		expect(await pairDevice(store, ask(await code()), at)).toMatchObject({ value: { role: 'admin' } });
		expect(await pairDevice(store, ask(await code(), 'b'), at)).toMatchObject({ value: { role: 'sender' } });
		const admin = await makePairingCode(store, 'admin', at);
		expect(await pairDevice(store, ask(admin, 'c'), at)).toMatchObject({ value: { role: 'admin' } });
	});

	it('takes a code as people write it', async () => {
		const written = (await code()).toLowerCase();
		const split = `${written.slice(0, 4)}-${written.slice(4)}`;
		expect((await pairDevice(store, ask(split), at)).ok).toBe(true);
	});

	it('takes a code once', async () => {
		const used = await code();
		await pairDevice(store, ask(used), at);
		expect(await pairDevice(store, ask(used, 'b'), at)).toEqual(refusal('NoCode'));
	});

	it('takes a used code from its own device again, for as long as it would have been good: its token may be lost', async () => {
		const used = await code();
		const tablet = { ...ask(used), ledgerKey: 'key' };
		await pairDevice(store, tablet, at);
		const again = { ...tablet, tokenSha256: 'second' };
		expect(await pairDevice(store, again, at)).toMatchObject({ ok: true, value: { id: 'a', role: 'admin' } });
		expect(await findDevice(store, 'second')).toMatchObject({ id: 'a' });
		for (const other of [{ ledgerKey: 'guessed' }, { ledgerKey: undefined }, { deviceId: 'b' }, { code: wrong }])
			expect(await pairDevice(store, { ...again, ...other }, at)).toEqual(refusal('NoCode'));
		expect(await pairDevice(store, again, after(at, codeLife))).toEqual(refusal('NoCode'));
		await revokeDevice(store, 'a', at);
		expect(await pairDevice(store, again, at)).toEqual(refusal('NoCode'));
	});

	it('ends a used code by a new one', async () => {
		const tablet = { ...ask(await code()), ledgerKey: 'key' };
		await pairDevice(store, tablet, at);
		await code();
		expect(await pairDevice(store, tablet, at)).toEqual(refusal('WrongCode'));
	});

	it('refuses the right code after five wrong ones, until a new one is made', async () => {
		const right = await code();
		for (let i = 0; i < 5; i++) expect(await pairDevice(store, ask(wrong), at)).toEqual(refusal('WrongCode'));
		expect(await pairDevice(store, ask(right), at)).toEqual(refusal('NoCode'));
		expect((await pairDevice(store, ask(await code()), at)).ok).toBe(true);
	});

	it('refuses a code after ten minutes', async () => {
		const old = await code();
		const later = after(at, codeLife);
		expect(await pairDevice(store, ask(old), later)).toEqual(refusal('NoCode'));
	});

	it('lets a new code end the one before', async () => {
		const old = await code();
		await code();
		expect(await pairDevice(store, ask(old), at)).toEqual(refusal('WrongCode'));
	});

	it('refuses a ledger that another paired device holds, and gives it once that one is revoked', async () => {
		await pairDevice(store, ask(await code(), 'a', 'books'), at);
		expect(await pairDevice(store, ask(await code(), 'b', 'books'), at)).toEqual(refusal('LedgerTaken'));
		await revokeDevice(store, 'a', at);
		expect(await pairDevice(store, ask(await code(), 'b', 'books'), at)).toMatchObject({ value: { role: 'admin' } });
	});

	it('refuses a known device with another ledger', async () => {
		await pairDevice(store, ask(await code(), 'a', 'books'), at);
		expect(await pairDevice(store, ask(await code(), 'a', 'others'), at)).toEqual(refusal('DeviceTaken'));
	});

	it('gives a device that asks again a new token, ends the old one and keeps its role', async () => {
		const first = ask(await code());
		await pairDevice(store, first, at);
		await pairDevice(store, ask(await code(), 'b'), at);
		const second = ask(await code());
		expect(await pairDevice(store, second, at)).toMatchObject({ value: { role: 'admin' } });
		expect(await findDevice(store, first.tokenSha256)).toBeUndefined();
		expect(await findDevice(store, second.tokenSha256)).toMatchObject({ id: 'a' });
	});
});
