import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceSecret } from '#server/queue/secrets.ts';
import { openVault } from '#server/vault/vault.ts';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import { startTokenServer, type TokenServer } from '#tests/support/token-server.ts';
import { createAccessTokens, type AccessTokens } from './access-tokens.ts';

const vault = openVault({ id: '0011223344556677', bytes: randomBytes(32) });
let server: TokenServer;
let queue: TestQueue;
let tokens: AccessTokens;

beforeEach(async () => {
	server = await startTokenServer();
	queue = await newQueue(1, { login: 'oauth', oauth_provider: 'microsoft', oauth_client_id: 'client-1' });
	const { store } = queue.database;
	tokens = createAccessTokens({ store, vault, log: queue.delivery().log, now: queue.now, base: server.base });
	// Signed in once: the first refresh token comes from the server itself.
	await fetch(`${server.base}/microsoft/devicecode`, { method: 'POST' });
	const body = new URLSearchParams({ device_code: 'device-1' });
	const answer = await fetch(`${server.base}/microsoft/token`, { method: 'POST', body });
	const { refresh_token } = (await answer.json()) as { refresh_token: string };
	const secret = vault.seal(queue.mailboxId, 'refresh', refresh_token);
	await store.updateTable('mailbox').set({ secret }).where('id', '=', queue.mailboxId).execute();
	server.asked.length = 0;
});
afterEach(async () => {
	await queue.database.close();
	await server.close();
});

const get = (which: 'held' | 'fresh' = 'held') => tokens.get(queue.mailboxId, which);
const token = (value: string) => ({ ok: true, value });

describe('an access token', () => {
	it('is got once and kept until five minutes before its end', async () => {
		expect(await get()).toEqual(token('access-2'));
		queue.pass(54 * 60_000);
		expect(await get()).toEqual(token('access-2'));
		queue.pass(2 * 60_000);
		expect(await get()).toEqual(token('access-3'));
		expect(server.asked).toMatchObject([
			{ grant_type: 'refresh_token', refresh_token: 'refresh-1', client_id: 'client-1' },
			{ refresh_token: 'refresh-2' }
		]);
	});

	it('is renewed once for all who want it at the same time', async () => {
		const got = await Promise.all([get(), get(), get('fresh'), get()]);
		expect(got).toEqual(Array(4).fill(token('access-2')));
		expect(server.asked).toHaveLength(1);
	});

	it('is renewed where the mail server did not take it', async () => {
		await get();
		expect(await get('fresh')).toEqual(token('access-3'));
		expect(await get()).toEqual(token('access-3'));
	});

	it('is none of another sign-in', async () => {
		await get();
		const { secret } = await queue.database.store.selectFrom('mailbox').select('secret').executeTakeFirstOrThrow();
		await replaceSecret(
			queue.database.store,
			queue.mailboxId,
			secret!,
			vault.seal(queue.mailboxId, 'refresh', 'other')
		);
		expect(await get()).toMatchObject({ ok: false, error: { type: 'Revoked' } });
	});

	it('ends when the leave is taken back, and the sign-in is forgotten', async () => {
		server.revoke();
		expect(await get()).toEqual({ ok: false, error: { type: 'Revoked', detail: 'The leave was taken back.' } });
		expect(await get()).toEqual({ ok: false, error: { type: 'NotSignedIn' } });
		expect(server.asked).toHaveLength(1);
	});

	it('is waited for while the provider does not answer', async () => {
		await server.close();
		expect(await get()).toMatchObject({ ok: false, error: { type: 'NoAnswer' } });
		expect(await queue.database.store.selectFrom('mailbox').select('secret').executeTakeFirst()).toMatchObject({
			secret: expect.any(Uint8Array) as Uint8Array
		});
		server = await startTokenServer();
	});
});
