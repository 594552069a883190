import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { pairingCode } from '#tests/support/pairing-code.ts';
import { pairWith } from '#tests/support/relay-device.ts';
import { rowsOf } from '#tests/support/relay-routes.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';

const guesses = 10_000;
const lanes = 16;
const letters = 'BCDFGHJKLMNPQRSTVWXZ';
let relay: RunningRelay;
const agent = new Agent({ keepAlive: true, maxSockets: lanes });
beforeAll(async () => (relay = await startRelay()));
afterAll(() => {
	agent.destroy();
	return relay.stop();
});

/** The eight letters of a number; each number has others. */
const codeOf = (number: number): string =>
	Array.from({ length: 8 }, (_, place) => letters[Math.floor(number / letters.length ** place) % letters.length]).join(
		''
	);

async function guess(number: number): Promise<number> {
	const headers = { origin: relay.url, 'content-type': 'application/json' };
	const call = request(`${relay.url}/api/v1/pair`, { method: 'POST', headers, agent });
	call.end(JSON.stringify({ code: codeOf(number), deviceId: uuid(), deviceName: 'x', ledgerId: uuid() }));
	const [answer] = (await once(call, 'response')) as [IncomingMessage];
	answer.resume();
	await once(answer, 'end');
	return answer.statusCode ?? 0;
}

it('refuses 10,000 guessed codes, and pairs by a fresh one after them', async () => {
	const statuses = new Map<number, number>();
	const rest = Array.from({ length: guesses }, (_, number) => number).values();
	const lane = async () => {
		for (const number of rest) {
			const status = await guess(number);
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	expect([...statuses.keys()].filter((status) => status !== 403 && status !== 429)).toEqual([]);
	expect((statuses.get(403) ?? 0) + (statuses.get(429) ?? 0)).toBe(guesses);
	expect(rowsOf(relay.folder).filter((row) => /^(device|ledger) /.test(row))).toEqual([]);
	// Who guesses so fast is not answered for a while; then the code that was guessed at is no more.
	const patient = { timeout: 40_000, interval: 500 };
	await vi.waitFor(() => expect(pairWith(relay.url, relay.code)).rejects.toThrow('no-code'), patient);
	const code = await pairingCode(relay.folder);
	await vi.waitFor(() => pairWith(relay.url, code), patient);
}, 60_000);
