import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Env } from '#server/env.ts';
import { readEnv } from '#server/env.ts';
import { openDatabase } from '#server/queue/database.ts';
import type { Store } from '#server/queue/schema.ts';
import { openKeyFile } from '#server/vault/key-file.ts';
import { openVault } from '#server/vault/vault.ts';
import { examine } from './doctor.ts';

const at = '2026-11-02T09:00:00.000Z';
let env: Env;

beforeEach(() => {
	const folder = mkdtempSync(join(tmpdir(), 'facturier-doctor-'));
	const read = readEnv({ PORT: '0', DATA_DIR: join(folder, 'data'), KEY_FILE: join(folder, 'keys', 'key') });
	if (!read.ok) throw new Error(read.error.join());
	env = read.value;
});

async function prepare(change: (store: Store) => Promise<unknown>): Promise<void> {
	const opened = openDatabase(env.dataDir);
	if (!opened.ok) throw new Error(opened.error.type);
	await change(opened.value.store);
	await opened.value.close();
}

/** What the doctor calls wrong. */
async function complaints(): Promise<string> {
	const done = await examine(env, at);
	return (done.ok ? done.value : done.error).filter((line) => line.startsWith('wrong')).join('\n');
}

const vault = () => {
	const key = openKeyFile(env.keyFile, env.dataDir);
	if (!key.ok) throw new Error(key.error.type);
	return openVault(key.value);
};

const putMailbox = (secret: Uint8Array | null, pausedAt: string | null) =>
	prepare((store) =>
		store
			.insertInto('mailbox')
			.values({
				...{
					id: 'zonneveld',
					name: 'Zonneveld',
					host: '192.168.1.9',
					port: 25,
					security: 'none',
					login: 'none',
					user: ''
				},
				...{
					sender_name: '',
					sender_address: '',
					reply_to: '',
					pin: '',
					practice: 0,
					down_tries: 0,
					version: 0,
					secret
				},
				...{ oauth_client_id: '', oauth_tenant: '', files_sent: 0, copy_to: '' },
				...{ paused_at: pausedAt, paused_reason: pausedAt && 'login' }
			})
			.execute()
	);

describe('the doctor', () => {
	it('finds nothing wrong with a relay that is set up and stopped', async () => {
		await prepare(() => Promise.resolve());
		const done = await examine(env, at);
		expect(done.ok && done.value.at(-1)).toBe('All is well.');
	});

	it('says where there is no data folder', async () => {
		expect(await complaints()).toContain('There is no data folder');
	});

	it('says where the data folder is a file', async () => {
		writeFileSync(env.dataDir, '');
		expect(await complaints()).toContain('is no folder');
	});

	it('sees a damaged database', async () => {
		await prepare(() => Promise.resolve());
		writeFileSync(join(env.dataDir, 'relay.sqlite'), 'x'.repeat(8_192));
		expect(await complaints()).toContain('is damaged or of another program');
	});

	it('sees a stopped mailbox, and a server on a private network that nobody allowed', async () => {
		await putMailbox(null, at);
		expect(await complaints()).toContain(`The mailbox Zonneveld is stopped since ${at}: it cannot log in.`);
		expect(await complaints()).toContain('npm run relay -- allow 192.168.1.9:25');
	});

	it('sees a key file that others can read, another one, and one that is lost', async () => {
		await putMailbox(vault().seal('zonneveld', 'password', 'geheim'), null);
		expect(await complaints()).not.toContain('key file');
		chmodSync(env.keyFile, 0o644);
		expect(await complaints()).toContain('chmod 600');
		rmSync(env.keyFile);
		expect(await complaints()).toContain('There is no key file');
		vault();
		expect(await complaints()).toContain('is not the one that sealed the passwords of: Zonneveld');
	});

	it('sees a clock that has gone back', async () => {
		await prepare(async (store) => {
			const [ledger_id, batch_id] = ['l', 'b'];
			const counts = { epoch: 1, next_seq: 2, acknowledged_epoch: 0, acknowledged_seq: 0 };
			await store
				.insertInto('ledger')
				.values({ ledger_id, ...counts })
				.execute();
			await store.insertInto('batch').values({ id: batch_id, ledger_id, device_id: 'd' }).execute();
			await putOld(store, ledger_id, batch_id);
		});
		expect(await complaints()).toContain('but the relay wrote something at 2026-12-02');
	});
});

/** A message with a receipt of the future. */
async function putOld(store: Store, ledger_id: string, batch_id: string): Promise<void> {
	const mailbox = {
		id: 'practice',
		name: '',
		host: '127.0.0.1',
		port: 1,
		security: 'none',
		login: 'none',
		user: ''
	} as const;
	const sender = {
		sender_name: '',
		sender_address: '',
		reply_to: '',
		pin: '',
		practice: 1,
		down_tries: 0,
		version: 0
	} as const;
	const more = { oauth_client_id: '', oauth_tenant: '', files_sent: 0, copy_to: '' } as const;
	await store
		.insertInto('mailbox')
		.values({ ...mailbox, ...sender, ...more })
		.execute();
	const message = { id: 'm', batch_id, ledger_id, issuer_id: 'i', mailbox_id: 'practice', seal: '', content: '{}' };
	await store
		.insertInto('message')
		.values({ ...message, practice: 1, created_at: at })
		.execute();
	const receipt = { ledger_id, epoch: 1, seq: 1, batch_id, message_id: 'm', recipient: '', state: 'queued' } as const;
	await store
		.insertInto('receipt')
		.values({ ...receipt, at: '2026-12-02T09:00:00.000Z', practice: 1, reply: '' })
		.execute();
}
