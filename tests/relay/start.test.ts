import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { pairWith } from '#tests/support/relay-device.ts';
import { allowPorts, newFolder, relayEnv, runAdmin, startRelay } from '#tests/support/relay.ts';

/** Starts a relay that is to end by itself; its exit code and what it says. */
const startBadly = (folder: string, variables: Record<string, string>) =>
	new Promise<{ code: unknown; words: string }>((resolve) => {
		const env = { ...relayEnv(folder), ...variables };
		execFile(process.execPath, ['server/main.ts'], { env }, (error, _, words) => resolve({ code: error?.code, words }));
	});

describe('the start of a relay', () => {
	it('says that a port is taken', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const port = String((server.address() as AddressInfo).port);
		const { code, words } = await startBadly(newFolder(), { PORT: port });
		expect(code).toBe(1);
		expect(words).toContain(`Cannot listen on port ${port} of 127.0.0.1: another program uses it`);
		server.close();
	});

	it('says what is wrong in its environment', async () => {
		expect(await startBadly(newFolder(), { PORT: 'http' })).toEqual({
			code: 1,
			words: 'PORT must be a port from 0 to 65535 (it is http)\n'
		});
	});

	it('is refused on a folder in use, and ends with 0 when it is stopped', async () => {
		const relay = await startRelay();
		const { code, words } = await startBadly(relay.folder, {});
		expect(code).toBe(1);
		expect(words).toContain(`Facturier is running already on ${join(relay.folder, 'data')}.`);
		expect(await relay.stop()).toBe(0);
	});

	it('is refused with a key that others can read', async () => {
		const folder = newFolder();
		await (await startRelay(folder)).stop();
		chmodSync(join(folder, 'keys', 'facturier.key'), 0o644);
		const { code, words } = await startBadly(folder, {});
		expect(code).toBe(1);
		expect(words).toContain('chmod 600');
	});
});

it('a key that is lost is told at the start and of each mailbox, and not covered up by a new one', async () => {
	const folder = newFolder();
	const relay = await startRelay(folder);
	await allowPorts(folder, 9);
	const device = await pairWith(relay.url, relay.code);
	const server = { host: '127.0.0.1', port: 9, security: 'none', login: 'password', user: 'zonneveld', pin: '' };
	const sender = { senderName: 'Zonneveld', senderAddress: 'facturen@zonneveld.example', replyTo: '' };
	const mailbox = { name: 'Bakery', ...server, ...sender, password: 'geheim' };
	expect((await device.call('PUT', `mailboxes/${uuid()}`, mailbox)).status).toBe(204);
	expect(await runAdmin(folder, 'mailboxes')).toMatch(/ {2}working {2}Bakery$/m);
	await relay.stop();
	rmSync(join(folder, 'keys', 'facturier.key'));
	expect(await runAdmin(folder, 'mailboxes')).toMatch(/ {2}its password opens with another key file {2}Bakery$/m);
	const again = await startRelay(folder);
	expect(again.output()).toContain('is not the one that sealed the passwords of: Bakery.');
	await again.stop();
});

describe('an admin command', () => {
	it('works beside the relay and says what it did', async () => {
		const { folder, stop } = await startRelay();
		expect(await runAdmin(folder, 'allow', 'Mail.Local:2525')).toBe('The relay may connect to mail.local:2525.\n');
		await expect(runAdmin(folder)).rejects.toThrow('Usage: npm run relay -- COMMAND');
		await stop();
	});

	it('on a folder where no relay was started says so, and makes nothing', async () => {
		const folder = newFolder();
		await expect(runAdmin(folder, 'backup', join(folder, 'b.sqlite'))).rejects.toThrow('Is DATA_DIR right?');
		expect(readdirSync(folder)).toEqual([]);
	});
});
