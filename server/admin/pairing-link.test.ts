import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase, type Database } from '#server/queue/database.ts';
import { codeLife, makePairingCode, pairDevice } from '#server/queue/pairing.ts';
import { announcePairing } from './pairing-link.ts';

let database: Database;
const now = () => new Date().toISOString();

beforeEach(() => {
	const opened = openDatabase(mkdtempSync(join(tmpdir(), 'facturier-link-')));
	if (!opened.ok) throw new Error(opened.error.type);
	database = opened.value;
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
	vi.useRealTimers();
	return database.close();
});

async function announce() {
	const links: string[] = [];
	const stop = await announcePairing({
		store: database.store,
		address: 'http://localhost:8787',
		now,
		print: (link) => links.push(link),
		onError: (error) => expect.unreachable(String(error))
	});
	return { links, stop };
}

const codeOf = (link: string) => link.split('#pair=')[1]!;
const pair = (code: string) =>
	pairDevice(database.store, { code, deviceId: 'd', deviceName: 'd', ledgerId: 'l', tokenSha256: 't' }, now());

describe('the pairing link of a start', () => {
	it('is renewed when it has run out, and the old one is worth nothing', async () => {
		const { links } = await announce();
		expect(links).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(codeLife - 1);
		expect(links).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(1);
		await vi.waitFor(() => expect(links).toHaveLength(2));
		expect((await pair(codeOf(links[0]!))).ok).toBe(false);
		expect((await pair(codeOf(links[1]!))).ok).toBe(true);
	});

	it('is not shown once a device is paired', async () => {
		const { links } = await announce();
		await pair(codeOf(links[0]!));
		await vi.advanceTimersByTimeAsync(3 * codeLife);
		expect(links).toHaveLength(1);
		expect((await announce()).links).toEqual([]);
	});

	it('leaves a code that an admin command has made until it has run out', async () => {
		const { links } = await announce();
		await vi.advanceTimersByTimeAsync(codeLife / 2);
		await makePairingCode(database.store, 'sender', now());
		await vi.advanceTimersByTimeAsync(codeLife / 2);
		expect(links).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(codeLife / 2);
		await vi.waitFor(() => expect(links).toHaveLength(2));
	});

	it('is shown no more after the end', async () => {
		const { links, stop } = await announce();
		stop();
		await vi.advanceTimersByTimeAsync(3 * codeLife);
		expect(links).toHaveLength(1);
	});
});
