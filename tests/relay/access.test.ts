import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiPath } from '#domain/contract.ts';
import { markedMessage } from '#tests/support/marked-invoice.ts';
import { pairingCode } from '#tests/support/pairing-code.ts';
import { callFrom, pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { filledPath, relayRoutes, rowsOf } from '#tests/support/relay-routes.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';

/** What a browser may call that is no device of the relay; the description of the API says nothing of its data, a sign-in comes back from a provider, with a secret of its own. */
const open = [
	'POST /api/v1/pair',
	'GET /api/v1/sign-in/return',
	'GET /api/v1/openapi.json',
	'GET /healthz',
	'GET /readyz',
	'GET /_app/*',
	'GET /*'
];

const guarded = relayRoutes().filter(({ method, path }) => !open.includes(`${method} ${path}`));
let relay: RunningRelay;
let admin: RelayDevice;
let other: RelayDevice;

beforeAll(async () => {
	relay = await startRelay();
	admin = await pairWith(relay.url, relay.code);
	other = await pairWith(relay.url, await pairingCode(relay.folder));
});
afterAll(() => relay.stop());

/** Calls every guarded route, and gives each answer as `status key`. */
async function callAll(cookie: string): Promise<Set<string>> {
	const answers = await Promise.all(
		guarded.map(async ({ method, path }) => {
			const place = filledPath(path).slice(apiPath.length + 1);
			const answer = await callFrom(relay.url, cookie, method, place, method === 'GET' ? undefined : {});
			const { error } = (await answer.json()) as { error?: string };
			return `${answer.status} ${error}`;
		})
	);
	return new Set(answers);
}

describe('every route of the relay', () => {
	it('is a call of the API, but for the app itself and its health', () => {
		expect(guarded.length).toBeGreaterThan(20);
		expect(guarded.filter(({ path }) => !path.startsWith(`${apiPath}/`))).toEqual([]);
	});

	it('refuses a browser without a token, or with one that is none, and changes nothing', async () => {
		const before = rowsOf(relay.folder);
		for (const cookie of ['', `facturier-device=${'a'.repeat(43)}`])
			expect(await callAll(cookie)).toEqual(new Set(['401 not-paired']));
		expect(rowsOf(relay.folder)).toEqual(before);
	});

	it('refuses a revoked device, tells it so, and changes nothing', async () => {
		const lost = await pairWith(relay.url, await pairingCode(relay.folder));
		await admin.call('DELETE', `devices/${lost.deviceId}`);
		const before = rowsOf(relay.folder);
		expect(await callAll(lost.cookie)).toEqual(new Set(['401 revoked']));
		expect(rowsOf(relay.folder)).toEqual(before);
	});
});

describe('a device with the ids of another', () => {
	it('neither learns of its messages nor changes any', async () => {
		const { message, pdf } = await markedMessage();
		await admin.putBlob(pdf);
		expect((await admin.stage(message)).status).toBe(201);
		const before = rowsOf(relay.folder);
		const { id, recipients } = message;
		expect((await other.stage(message)).status).toBe(409);
		expect((await other.seal([message])).status).toBe(409);
		expect((await other.call('POST', `messages/${id}/cancel`)).status).toBe(200);
		const decided = { decision: 'mark-as-sent', recipients: recipients.map(({ address }) => address) };
		expect((await other.call('POST', `messages/${id}/resolve`, decided)).status).toBe(404);
		expect(await other.get('receipts')).toMatchObject({ receipts: [] });
		expect((await other.call('DELETE', `devices/${admin.deviceId}`)).status).toBe(404);
		expect(rowsOf(relay.folder)).toEqual(expect.arrayContaining(before));
		expect((await admin.seal([message])).status).toBe(202);
	});
});
