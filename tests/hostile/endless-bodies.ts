import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { startRelay } from '#tests/support/relay.ts';
import { idOf } from '#tests/support/valid-message.ts';

/** A relay that was sent a body without a length, and what it did about it. */
export interface Swallowed {
	call: string;
	/** The status, or null where the connection was cut before the answer was read. */
	answer: number | null;
	/** Bytes that left before that. */
	sent: number;
	/** Resident memory of the relay before, and at most meanwhile. Bytes. */
	before: number;
	atMost: number;
}

const piece = Buffer.alloc(1_000_000, ' ');

/** Sends chunked bodies of so many bytes to a JSON call and to one that takes files. */
export async function sendEndless(bytes: number): Promise<Swallowed[]> {
	const relay = await startRelay();
	const device = await pairWith(relay.url, relay.code);
	const calls = [`batches/${idOf(1)}/messages/${idOf(2)}`, `blobs/${'a'.repeat(64)}`];
	const seen: Swallowed[] = [];
	for (const call of calls) {
		const before = memoryOf(relay.process.pid!);
		let atMost = before;
		const end = new AbortController();
		const watching = (async () => {
			for (; !end.signal.aborted; await wait(20)) atMost = Math.max(atMost, memoryOf(relay.process.pid!));
		})();
		const { answer, sent } = await put(relay.url, device, call, bytes);
		end.abort();
		await watching;
		if (!(await device.call('GET', 'me')).ok) throw new Error('the relay answers no more');
		seen.push({ call: `PUT ${call}`, answer, sent, before, atMost });
	}
	await relay.stop();
	return seen;
}

function put(url: string, device: RelayDevice, call: string, bytes: number) {
	const { promise, resolve } = Promise.withResolvers<Pick<Swallowed, 'answer' | 'sent'>>();
	let sent = 0;
	const headers = { cookie: device.cookie, origin: url, 'transfer-encoding': 'chunked' };
	const going = request(`${url}/api/v1/${call}`, { method: 'PUT', headers, agent: false });
	going.on('response', ({ statusCode }) => {
		resolve({ answer: statusCode ?? null, sent });
		going.destroy();
	});
	going.on('error', () => resolve({ answer: null, sent }));
	const write = () => {
		while (sent < bytes && !going.destroyed) {
			sent += piece.length;
			if (!going.write(piece)) return going.once('drain', write);
		}
		going.end();
	};
	write();
	return promise;
}

const memoryOf = (pid: number): number =>
	Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024;
