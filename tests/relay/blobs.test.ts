import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '#domain/contract.ts';
import { pairWith, sha256, type RelayDevice } from '#tests/support/relay-device.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';

let relay: RunningRelay;
let device: RelayDevice;
beforeAll(async () => {
	relay = await startRelay();
	device = await pairWith(relay.url, relay.code);
});
afterAll(() => relay.stop());

const missing = async (...blobs: string[]) =>
	(await (await device.call('POST', 'blobs/missing', { blobs })).json()) as { missing: string[] };

/** A body whose length nobody is told: `next` gives each piece, null ends it. Gives the status, or null when cut off. */
function putChunked(path: string, next: () => Uint8Array | null): Promise<number | null> {
	const { promise, resolve } = Promise.withResolvers<number | null>();
	const headers = { cookie: device.cookie, origin: relay.url, 'transfer-encoding': 'chunked' };
	const put = request(`${relay.url}/api/v1/${path}`, { method: 'PUT', headers, agent: false });
	put.on('response', (response) => {
		resolve(response.statusCode ?? null);
		put.destroy();
	});
	put.on('error', () => resolve(null));
	const write = () => {
		for (;;) {
			const piece = put.destroyed ? null : next();
			if (piece === null) return put.end();
			if (!put.write(piece)) return put.once('drain', write);
		}
	};
	write();
	return promise;
}

/**
 * Whether the relay refused an endless body as too large. Its answer may be lost: it closes with the rest of the body
 * unread, and a reset can overtake what was sent before it (RFC 9112, 9.6). What it did stands in its log.
 */
async function isRefusedAsTooLarge(path: string, next: () => Uint8Array | null): Promise<boolean> {
	const refusals = () => relay.output().split('"status":413').length;
	const before = refusals();
	const status = await putChunked(path, next);
	await until(
		() => Promise.resolve(refusals()),
		(count) => count > before
	);
	return status === 413 || status === null;
}

/** Resident memory of the relay, in bytes. */
const memory = () =>
	Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${relay.process.pid}/status`, 'utf8'))![1]) * 1024;

describe('blobs', () => {
	it('are missing until they are stored under their hash', async () => {
		const bytes = randomBytes(1000);
		expect(await missing(sha256(bytes))).toEqual({ missing: [sha256(bytes)] });
		await device.putBlob(bytes);
		await device.putBlob(bytes);
		expect(await missing(sha256(bytes))).toEqual({ missing: [] });
	});

	it('are refused under another hash', async () => {
		const hash = sha256(randomBytes(10));
		const answer = await device.call('PUT', `blobs/${hash}`, randomBytes(10));
		expect([answer.status, await answer.json()]).toEqual([422, { error: 'wrong-hash' }]);
		expect(await missing(hash)).toEqual({ missing: [hash] });
	});

	it('are taken up to the limit, also in pieces without a length', async () => {
		const bytes = Buffer.alloc(limits.blobBytes, 7);
		const hash = createHash('sha256').update(bytes).digest('hex');
		let sent = 0;
		const next = () => (sent < bytes.length ? bytes.subarray(sent, (sent += 1_000_000)) : null);
		expect(await putChunked(`blobs/${hash}`, next)).toBe(204);
		expect(await missing(hash)).toEqual({ missing: [] });
	});

	it('are refused over the limit by their stated length', async () => {
		const bytes = Buffer.alloc(limits.blobBytes + 1);
		const answer = await device.call('PUT', `blobs/${sha256(bytes)}`, bytes);
		expect([answer.status, await answer.json()]).toEqual([413, { error: 'too-large' }]);
	});

	it('are refused over the limit while they stream, and do not fill the memory', { timeout: 20_000 }, async () => {
		const piece = Buffer.alloc(1_000_000, 1);
		const before = memory();
		let sent = 0;
		const next = () => (sent < 400_000_000 ? ((sent += piece.length), piece) : null);
		expect(await isRefusedAsTooLarge(`blobs/${'a'.repeat(64)}`, next)).toBe(true);
		expect(sent).toBeLessThan(100_000_000);
		expect(memory() - before).toBeLessThan(120_000_000);
		expect((await device.call('GET', 'me')).status).toBe(200);
	});

	it('that break off leave nothing behind and do not trouble the relay', async () => {
		const bytes = randomBytes(500_000);
		const put = request(`${relay.url}/api/v1/blobs/${sha256(bytes)}`, {
			method: 'PUT',
			agent: false,
			headers: { cookie: device.cookie, origin: relay.url, 'content-length': bytes.length }
		});
		const ended = new Promise((resolve) => put.once('error', resolve));
		put.write(bytes.subarray(0, 300_000), () => put.destroy(new Error('lost')));
		await ended;
		await until(
			() => Promise.resolve(relay.output()),
			(output) => output.includes('"status":400')
		);
		expect(await missing(sha256(bytes))).toEqual({ missing: [sha256(bytes)] });
		expect(relay.output()).not.toMatch(/"level":(40|50|60)|Error/);
	});
});

describe('JSON bodies', () => {
	it('are refused over the limit while they stream, and do not fill the memory', async () => {
		const piece = Buffer.alloc(100_000, ' ');
		let sent = 0;
		const next = () => (sent < 50_000_000 ? ((sent += piece.length), piece) : null);
		const id = '01890000-0000-7000-8000-000000000001';
		const before = memory();
		expect(await isRefusedAsTooLarge(`batches/${id}/messages/${id}`, next)).toBe(true);
		expect(sent).toBeLessThan(20_000_000);
		expect(memory() - before).toBeLessThan(60_000_000);
	});

	it.each([
		['no JSON', '{', 400, { error: 'not-json' }],
		['another form', '{"blobs":"all"}', 422, { error: 'invalid', part: 'blobs' }],
		['what the form does not know', '{"blobs":[],"more":1}', 422, { error: 'invalid', part: 'more' }]
	])('are refused when they hold %s', async (_, body, status, refusal) => {
		const answer = await fetch(`${relay.url}/api/v1/blobs/missing`, {
			method: 'POST',
			headers: { cookie: device.cookie, origin: relay.url },
			body
		});
		expect(answer.status).toBe(status);
		expect(await answer.json()).toMatchObject(refusal);
	});
});
