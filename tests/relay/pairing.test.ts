import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceList, Me } from '#domain/contract.ts';
import { callFrom, pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { runAdmin, startRelay, type RunningRelay } from '#tests/support/relay.ts';

let relay: RunningRelay;
let admin: RelayDevice;
let sender: RelayDevice;
const freshCode = async (...words: string[]) =>
	/#pair=([A-Z]+)/.exec(await runAdmin(relay.folder, 'pair', ...words))![1]!;
const ask = (code: string) => ({ code, deviceId: uuid(), deviceName: 'Tablet', ledgerId: uuid() });

beforeAll(async () => {
	relay = await startRelay();
	admin = await pairWith(relay.url, relay.code);
	sender = await pairWith(relay.url, await freshCode());
});
afterAll(() => relay.stop());

describe('pairing', () => {
	it('makes the first device an admin and the next a sender', async () => {
		expect(await admin.get<Me>('me')).toMatchObject({ role: 'admin', deviceName: 'Tablet', epoch: 1 });
		expect(await sender.get<Me>('me')).toMatchObject({ role: 'sender', ledgerId: sender.ledgerId });
	});

	it('gives a token that no script and no other site can use', async () => {
		const answer = await callFrom(relay.url, '', 'POST', 'pair', ask(await freshCode()));
		const [cookie] = answer.headers.getSetCookie();
		expect(cookie).toMatch(/^facturier-device=[A-Za-z0-9_-]{43}; Max-Age=\d+; Path=\/api; HttpOnly; SameSite=Strict$/);
	});

	it('refuses the right code at the sixth guess', async () => {
		const code = await freshCode();
		for (let guess = 1; guess <= 5; guess++) {
			const answer = await callFrom(relay.url, '', 'POST', 'pair', ask('BBBBBBBB'));
			expect([answer.status, await answer.json()]).toEqual([403, { error: 'wrong-code' }]);
		}
		const answer = await callFrom(relay.url, '', 'POST', 'pair', ask(code));
		expect([answer.status, await answer.json()]).toEqual([403, { error: 'no-code' }]);
	});

	it('refuses a code that was used', async () => {
		const code = await freshCode();
		await pairWith(relay.url, code);
		expect((await callFrom(relay.url, '', 'POST', 'pair', ask(code))).status).toBe(403);
	});

	it.each([
		['GET', 'me'],
		['GET', 'devices'],
		['POST', 'heads'],
		['GET', 'mailboxes'],
		['PUT', `mailboxes/${uuid()}`],
		['POST', 'blobs/missing'],
		['PUT', `blobs/${'a'.repeat(64)}`],
		['PUT', `batches/${uuid()}/messages/${uuid()}`],
		['POST', `batches/${uuid()}/seal`],
		['GET', 'receipts'],
		['POST', `messages/${uuid()}/cancel`],
		['POST', `messages/${uuid()}/resolve`],
		['GET', 'practice/mails'],
		['GET', 'practice/mails/x'],
		['DELETE', 'practice/mails']
	])('answers 401 to %s %s without a device, or with a token that is none', async (method, path) => {
		const body = method === 'GET' ? undefined : {};
		for (const cookie of ['', `facturier-device=${'a'.repeat(43)}`]) {
			const answer = await callFrom(relay.url, cookie, method, path, body);
			expect([answer.status, await answer.json()]).toEqual([401, { error: 'not-paired' }]);
		}
	});

	it('answers 404 in JSON to what is no call', async () => {
		const answer = await callFrom(relay.url, admin.cookie, 'GET', 'nothing');
		expect([answer.status, await answer.json()]).toEqual([404, { error: 'not-found' }]);
		expect((await fetch(`${relay.url}/api/other`)).status).toBe(404);
	});
});

describe('writes', () => {
	const write = (headers: { origin?: string }) =>
		fetch(`${relay.url}/api/v1/blobs/missing`, {
			method: 'POST',
			headers: { cookie: admin.cookie, ...headers },
			body: '{"blobs":[]}'
		});

	it('pass from the own origin', async () => {
		expect((await write({ origin: relay.url })).status).toBe(200);
	});

	it.each([
		['another site', { origin: 'https://evil.example' }],
		['another port', { origin: 'http://localhost:1' }],
		['an opaque origin', { origin: 'null' }],
		['no origin', {}]
	])('are refused from %s', async (_, headers) => {
		const answer = await write(headers);
		expect([answer.status, await answer.json()]).toEqual([403, { error: 'other-origin' }]);
	});
});

describe('devices', () => {
	it('are all shown to an admin, and to a sender its own', async () => {
		const { devices } = await admin.get<DeviceList>('devices');
		expect(devices.map(({ deviceId }) => deviceId)).toEqual(expect.arrayContaining([admin.deviceId, sender.deviceId]));
		const own = await sender.get<DeviceList>('devices');
		expect(own.devices.map(({ deviceId }) => deviceId)).toEqual([sender.deviceId]);
	});

	it('cannot be revoked by a sender', async () => {
		const answer = await sender.call('DELETE', `devices/${admin.deviceId}`);
		expect(answer.status).toBe(404);
		expect((await admin.call('GET', 'me')).status).toBe(200);
	});

	it('have no access once they are revoked', async () => {
		const lost = await pairWith(relay.url, await freshCode());
		expect((await admin.call('DELETE', `devices/${lost.deviceId}`)).status).toBe(204);
		expect((await lost.call('GET', 'me')).status).toBe(401);
	});

	it('are made admins and revoked by commands while the relay runs', async () => {
		const second = await pairWith(relay.url, await freshCode('--admin'), 'Back office');
		expect((await second.get<Me>('me')).role).toBe('admin');
		expect(await runAdmin(relay.folder, 'devices')).toContain(`${second.deviceId}  admin`);
		await runAdmin(relay.folder, 'revoke', second.deviceId);
		expect((await second.call('GET', 'me')).status).toBe(401);
	});
});
