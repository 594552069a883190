import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { hostname } from 'node:os';
import { text } from 'node:stream/consumers';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder, startRelay, type RunningRelay } from '#tests/support/relay.ts';

let local: RunningRelay;
let published: RunningRelay;
beforeAll(async () => {
	[local, published] = await Promise.all([
		startRelay(),
		startRelay(newFolder(), { PUBLIC_URL: 'https://facturier.example' })
	]);
});
afterAll(() => Promise.all([local.stop(), published.stop()]));

/** Calls a relay as a browser does that was led to this machine by this name. */
async function callAs(relay: RunningRelay, host: string, path: string, body?: unknown) {
	const origin = `http://${host}`;
	const call = request(`${relay.url}${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		headers: { host, origin },
		agent: false
	});
	call.end(body === undefined ? undefined : JSON.stringify(body));
	const [answer] = (await once(call, 'response')) as [IncomingMessage];
	return { status: answer.statusCode, words: await text(answer) };
}

const pairing = (relay: RunningRelay) => ({
	code: relay.code,
	deviceId: uuid(),
	deviceName: 'Elders',
	ledgerId: uuid()
});

describe('the relay', () => {
	it.each(['evil.example', 'evil.example:8787', 'localhost.evil.example', '127.0.0.1.evil.example', 'evil.example.'])(
		'refuses a site that lets its name "%s" lead here, in plain words',
		async (host) => {
			for (const path of ['/', '/api/v1/me']) {
				const { status, words } = await callAs(local, host, path);
				expect(status).toBe(421);
				expect(words).toContain('Open it by the address that it showed when it was started.');
			}
		}
	);

	it('does not pair with such a site although it knows the code, and the code stays good', async () => {
		expect((await callAs(local, 'evil.example', '/api/v1/pair', pairing(local))).status).toBe(421);
		expect((await callAs(local, 'localhost:8787', '/api/v1/pair', pairing(local))).status).toBe(200);
	});

	it.each([
		'localhost',
		'LOCALHOST:9000',
		'127.0.0.1:8787',
		'[::1]:8787',
		'192.168.1.20',
		'facturier:8787',
		hostname()
	])('answers to %s', async (host) => {
		expect((await callAs(local, host, '/api/v1/me')).status).toBe(401);
	});

	it('goes by its public name, and leads others there', async () => {
		expect((await callAs(published, 'facturier.example', '/api/v1/me')).status).toBe(401);
		const { status, words } = await callAs(published, 'other.example', '/api/v1/me');
		expect([status, words]).toEqual([
			421,
			'Facturier does not go by this name. Open it at https://facturier.example\n'
		]);
	});
});
