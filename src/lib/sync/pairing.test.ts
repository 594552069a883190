import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { thisDevice } from '#ledger/device.ts';
import { useLedger } from '#tests/support/ledger.ts';
import { pairingCode } from '#tests/support/pairing-code.ts';
import { runAdmin, startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { exchange } from './exchange.ts';
import { pair, whoAmI } from './pairing.ts';

let relay: RunningRelay;
/** What the browser has kept of the relay's cookies; empty as after a kill before they were written. */
let cookie = '';
/** Whether answers are lost on their way back. */
let isCut = false;

useLedger();

beforeAll(async () => {
	relay = await startRelay();
});
afterAll(() => relay.stop());

beforeEach(() => {
	cookie = '';
	const overNetwork = fetch;
	vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
		const headers = { ...init.headers, origin: relay.url, cookie };
		const answer = await overNetwork(new URL(path, relay.url), { ...init, headers });
		if (isCut) throw new TypeError('network');
		cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
		return answer;
	});
});
afterEach(() => {
	isCut = false;
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const freshCode = () => pairingCode(relay.folder);
const round = () => exchange(() => undefined);
const notPaired = { ok: false, error: { type: 'NotPaired' } };

it('a device whose token was lost right after its pairing pairs again by itself, as the same device', async () => {
	expect((await pair(await freshCode(), 'Tablet')).ok).toBe(true);
	cookie = '';
	expect((await round()).ok).toBe(true);
	cookie = '';
	expect(await whoAmI()).toMatchObject({ ok: true, value: { deviceId: (await thisDevice()).id } });
});

it('a device whose pairing was never answered is paired by the next round', async () => {
	isCut = true;
	expect((await pair(await freshCode(), 'Tablet')).ok).toBe(false);
	isCut = false;
	expect((await round()).ok).toBe(true);
});

it('two windows that find the token gone end up with one that is good', async () => {
	await pair(await freshCode(), 'Tablet');
	cookie = '';
	await Promise.all([whoAmI(), round(), whoAmI()]);
	expect((await whoAmI()).ok).toBe(true);
});

it('a device that was revoked, or whose code has run out, stays unpaired', async () => {
	await pair(await freshCode(), 'Tablet');
	cookie = '';
	vi.setSystemTime(Date.now() + 600_000);
	expect(await whoAmI()).toEqual(notPaired);
	vi.useRealTimers();
	await pair(await freshCode(), 'Tablet');
	await runAdmin(relay.folder, 'revoke', (await thisDevice()).id);
	cookie = '';
	expect(await whoAmI()).toEqual(notPaired);
});
