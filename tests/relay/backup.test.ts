import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { pairWith } from '#tests/support/relay-device.ts';
import { runAdmin, startRelay } from '#tests/support/relay.ts';

it('a backup is made while the relay runs, a restore waits until it is stopped, and the doctor asks how it is', async () => {
	const relay = await startRelay();
	const device = await pairWith(relay.url, relay.code);
	const path = join(relay.folder, 'backup.sqlite');
	const said = await runAdmin(relay.folder, 'backup', path);
	expect(said).toContain(join(relay.folder, 'keys', 'facturier.key'));
	expect(said).toContain('without it the passwords are lost');
	expect(statSync(path).mode & 0o777).toBe(0o600);
	const copy = new DatabaseSync(path, { readOnly: true });
	expect(copy.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
	expect(copy.prepare('select id from mailbox').get()).toEqual({ id: 'practice' });
	copy.close();

	expect(await runAdmin(relay.folder, 'doctor')).toContain(`The relay runs at ${relay.url} and is ready to send`);
	const log = await runAdmin(relay.folder, 'audit');
	expect(log).toMatch(new RegExp(`  ${device.deviceId}  device.paired  ${device.deviceId} admin\n`));
	expect(log).toMatch(/ {2}operator {2}backup.made {2}.*\nAll 2 entries hold/);
	const restoring = runAdmin(relay.folder, 'restore', path, '--replace');
	await expect(restoring).rejects.toThrow('Stop it first; nothing was changed.');
	await relay.stop();
	expect(await runAdmin(relay.folder, 'restore', path, '--replace')).toContain('is now the data of');
}, 30_000);
