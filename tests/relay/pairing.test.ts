import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me } from '#domain/contract.ts';
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
