import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PutMailbox } from '#domain/contract-mailboxes.ts';
import type { SignInBegun, SignInState } from '#domain/contract-sign-in.ts';
import { pairingCode } from '#tests/support/pairing-code.ts';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { allowPorts, runAdmin, startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { startTokenServer, type TokenServer } from '#tests/support/token-server.ts';
import { until } from '#tests/support/until.ts';

/** Secrets as they were given to the relay, by what they are. */
const secrets: Record<string, string> = {
	'SMTP password': 'Smtp-Geheim-7391',
	'IMAP password': 'Imap-Geheim-2846',
	'client secret': 'GOCSPX-Geheim-5520',
	'ledger key': 'c0ffee'.padEnd(64, '9')
};
let provider: TokenServer;
let relay: RunningRelay;
let device: RelayDevice;

beforeAll(async () => {
	provider = await startTokenServer();
	relay = await startRelay(undefined, { FACTURIER_OAUTH_BASE: provider.base });
	secrets['first pairing code'] = relay.code;
	const ids = { deviceId: uuid(), ledgerId: uuid(), ledgerKey: secrets['ledger key']! };
	device = await pairWith(relay.url, relay.code, 'Tablet', ids);
	secrets['token of a device'] = device.cookie.slice(device.cookie.indexOf('=') + 1);
	secrets['used pairing code'] = await pairingCode(relay.folder);
	await pairWith(relay.url, secrets['used pairing code']);
	const answer = await device.call('POST', 'devices/pairing-code', { role: 'sender' });
	secrets['open pairing code'] = ((await answer.json()) as { code: string }).code;
	await allowPorts(relay.folder, 9, 10);
	await saveMailbox({ login: 'password', password: secrets['SMTP password']! });
	await signIn(await saveMailbox({ login: 'oauth', oauth: { provider: 'google', clientId: 'c', tenant: '' } }));
	secrets['refresh token'] = 'refresh-1';
	secrets['access token'] = 'access-1';
	await runAdmin(relay.folder, 'backup', join(relay.folder, 'backup.sqlite'));
});
afterAll(() => Promise.all([relay.stop(), provider.close()]));

async function saveMailbox(changes: Partial<PutMailbox>): Promise<string> {
	const id = uuid();
	const mailbox = {
		...{ name: 'Kantoor', host: '127.0.0.1', port: 9, security: 'none', user: 'kantoor', senderName: '' },
		...{ senderAddress: 'a@zonneveld.example', replyTo: '', pin: '', oauthSecret: secrets['client secret'] },
		imap: { host: '127.0.0.1', port: 10, security: 'none', user: 'kantoor' },
		imapPassword: secrets['IMAP password'],
		...changes
	};
	expect((await device.call('PUT', `mailboxes/${id}`, mailbox)).status).toBe(204);
	return id;
}

async function signIn(id: string): Promise<void> {
	const begun = (await (await device.call('POST', `mailboxes/${id}/sign-in`)).json()) as SignInBegun;
	if (begun.way === 'page') await fetch(provider.consent(begun.url), { redirect: 'manual' });
	await until(
		() => device.get<SignInState>(`mailboxes/${id}/sign-in`),
		({ state }) => state === 'done'
	);
}

/** What the relay has written, by file: its data with the WAL, a backup, and its log without the pairing link. */
function written(): Map<string, string> {
	const entries = readdirSync(relay.folder, { withFileTypes: true, recursive: true }).filter((one) => one.isFile());
	const files = entries.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'latin1')] as const);
	return new Map([...files, ['log', relay.output().replaceAll(/^.*#pair=.*$/gm, '')]]);
}

const formsOf = (secret: string) => [
	secret,
	Buffer.from(secret).toString('base64').replace(/=+$/, ''),
	Buffer.from(secret).toString('hex')
];

describe('what the relay writes to disk and to its log', () => {
	it('is its database, the log of that, a backup and the mailboxes that were saved', () => {
		const files = written();
		expect([...files.keys()]).toEqual(expect.arrayContaining(['relay.sqlite', 'relay.sqlite-wal', 'backup.sqlite']));
		expect(files.get('relay.sqlite')! + files.get('relay.sqlite-wal')!).toContain('a@zonneveld.example');
		expect(files.get('backup.sqlite')).toContain('a@zonneveld.example');
		expect(files.get('log')).toContain('pair.done');
	});

	it('holds no secret that it was given or gave, plain, in base64 or in hex', () => {
		expect(Object.values(secrets).every((secret) => secret.length > 7)).toBe(true);
		const found = [...written()].flatMap(([file, text]) =>
			Object.entries(secrets)
				.filter(([, secret]) => formsOf(secret).some((form) => text.includes(form)))
				.map(([name]) => `${name} in ${file}`)
		);
		expect(found).toEqual([]);
	});
});
