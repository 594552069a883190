import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#server/queue/database.ts';
import { pairDevice } from '#server/queue/pairing.ts';
import { writeSetting } from '#server/queue/settings.ts';
import { runCommand } from './commands.ts';

const at = '2026-11-02T09:00:00.000Z';
let database: Database;

beforeEach(() => {
	const opened = openDatabase(mkdtempSync(join(tmpdir(), 'facturier-admin-')));
	if (!opened.ok) throw new Error(opened.error.type);
	database = opened.value;
});
afterEach(() => database.close());

const run = (...words: string[]) =>
	runCommand(
		{ ...database, now: () => at, address: 'http://localhost:8787', ports: [8788], keyFile: 'facturier.key' },
		words
	);

async function pair(...words: string[]) {
	const lines = await run('pair', ...words);
	const code = lines.ok ? lines.value[0]!.split('#pair=')[1]! : '';
	const ids = { deviceId: `device-${code}`, deviceName: 'Tablet', ledgerId: `ledger-${code}`, tokenSha256: code };
	const paired = await pairDevice(database.store, { code, ...ids }, at);
	if (!paired.ok) throw new Error(paired.error.type);
	return paired.value;
}

describe('admin commands', () => {
	it('make a link to the address at which the relay was last started', async () => {
		const linkOf = async () => {
			const lines = await run('pair');
			return lines.ok ? lines.value[0] : '';
		};
		expect(await linkOf()).toMatch(/^http:\/\/localhost:8787\/#pair=[B-Z]{8}$/);
		await writeSetting(database.store, 'address', 'https://facturier.example');
		expect(await linkOf()).toMatch(/^https:\/\/facturier.example\/#pair=[B-Z]{8}$/);
	});

	it('pair the first device as an admin, others as senders unless they are told otherwise', async () => {
		expect((await pair()).role).toBe('admin');
		expect((await pair()).role).toBe('sender');
		expect((await pair('--admin')).role).toBe('admin');
	});

	it('list the devices and revoke them', async () => {
		const { id } = await pair();
		expect(await run('devices')).toEqual({ ok: true, value: [`${id}  admin  paired ${at}  seen ${at}  Tablet`] });
		expect((await run('revoke', id)).ok).toBe(true);
		expect(await run('devices')).toEqual({ ok: true, value: [`${id}  admin  paired ${at}  revoked ${at}  Tablet`] });
		expect(await run('revoke', 'nobody')).toEqual({ ok: false, error: ['There is no paired device nobody.'] });
	});

	it('revoke by a name or the end of an id, but never one of several', async () => {
		const [first, second, third] = [await pair(), await pair(), await pair()];
		expect(await run('revoke', 'Tablet')).toMatchObject({
			error: [expect.stringContaining('may be any of these'), ...Array<unknown>(3).fill(expect.any(String))]
		});
		expect(await run('revoke', second.id.slice(-6))).toEqual({
			ok: true,
			value: [`Tablet (${second.id}) is revoked.`]
		});
		await run('revoke', third.id);
		expect((await run('revoke', 'Tablet')).ok).toBe(true);
		expect(await run('revoke', first.id)).toMatchObject({ ok: false });
	});

	it('show a code to scan where the address is one that other devices can open', async () => {
		expect(await run('pair')).toMatchObject({ value: { length: 2 } });
		await writeSetting(database.store, 'address', 'https://kassa.local:8787');
		expect(await run('pair')).toMatchObject({
			value: [expect.any(String), expect.any(String), expect.stringContaining('█')]
		});
	});

	it('keep the list of private mail servers', async () => {
		await run('allow', 'Mail.Local:2525');
		await run('allow', 'mail.local:2525');
		await run('allow', '[::1]:587');
		expect(await run('allow', '--list')).toEqual({ ok: true, value: ['[::1]:587', 'mail.local:2525'] });
		expect((await run('disallow', 'mail.local:2525')).ok).toBe(true);
		expect((await run('disallow', 'mail.local:2525')).ok).toBe(false);
		expect(await run('allow', '--list')).toEqual({ ok: true, value: ['[::1]:587'] });
	});

	it.each(['169.254.169.254:80', 'localhost:8787', '127.0.0.1:8788', '[::1]:8788', '[fd00:ec2::254]:80'])(
		'do not allow %s, which the guard refuses for ever',
		async (place) => {
			expect(await run('allow', place)).toMatchObject({ error: [expect.stringContaining('never connects')] });
			expect(await run('allow', '--list')).toMatchObject({ value: [expect.stringContaining('No mail server')] });
		}
	);

	it('write down what they did, and say where that was tampered with', async () => {
		await run('allow', 'mail.local:2525');
		await run('allow', '--list');
		await run('keep-years', '7');
		expect(await run('keep-years')).toEqual({ ok: true, value: ['Receipts keep their addresses for 7 years.'] });
		const log = await run('audit');
		expect(log.ok && log.value).toMatchObject([
			`1  ${at}  operator  host.allowed  mail.local:2525`,
			`2  ${at}  operator  years.set  7`,
			expect.stringMatching(/^All 2 entries hold\. Last link: [0-9a-f]{64}$/)
		]);
		await database.store.updateTable('audit').set({ subject: 'mail.other:25' }).where('seq', '=', 1).execute();
		expect((await run('audit')).ok).toBe(false);
	});

	it.each([
		'',
		'nothing',
		'pair now',
		'devices all',
		'revoke',
		'allow',
		'allow mail.local',
		'allow mail.local:99999',
		'allow a:1 b:2'
	])('are not understood as "%s"', async (line) => {
		expect(await run(...line.split(' ').filter(Boolean))).toEqual({ ok: false, error: [] });
	});
});
