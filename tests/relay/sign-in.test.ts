import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailboxList, PutMailbox } from '#domain/contract-mailboxes.ts';
import { apiPath, type ReceiptPage } from '#domain/contract.ts';
import { signInReturn, type SignInBegun, type SignInState } from '#domain/contract-sign-in.ts';
import { markedMessage } from '#tests/support/marked-invoice.ts';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { allowPorts, startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { startTokenMailServer, type TokenMailServer } from '#tests/support/token-mail-server.ts';
import { startTokenServer, type TokenServer } from '#tests/support/token-server.ts';
import { until } from '#tests/support/until.ts';

let provider: TokenServer;
let relay: RunningRelay;
let device: RelayDevice;
let mail: TokenMailServer;

beforeAll(async () => {
	provider = await startTokenServer();
	mail = await startTokenMailServer(provider);
	relay = await startRelay(undefined, { FACTURIER_OAUTH_BASE: provider.base });
	device = await pairWith(relay.url, relay.code);
	await allowPorts(relay.folder, mail.port);
});
afterAll(() => Promise.all([relay.stop(), provider.close(), mail.close()]));

/** A mailbox that signs in, saved but not signed in yet. */
async function newMailbox(provider: 'google' | 'microsoft'): Promise<{ id: string; put: PutMailbox }> {
	const id = uuid();
	const put: PutMailbox = {
		name: 'Zonneveld',
		host: '127.0.0.1',
		port: mail.port,
		security: 'none',
		login: 'oauth',
		user: 'facturen@zonneveld.example',
		oauth: { provider, clientId: 'client-1', tenant: '' },
		oauthSecret: 'GOCSPX-geheim',
		senderName: 'Zonneveld',
		senderAddress: 'facturen@zonneveld.example',
		replyTo: '',
		pin: ''
	};
	expect((await device.call('PUT', `mailboxes/${id}`, put)).status).toBe(204);
	return { id, put };
}

const begin = async (id: string) =>
	(await (await device.call('POST', `mailboxes/${id}/sign-in`)).json()) as SignInBegun;
const stateOf = (id: string) => device.get<SignInState>(`mailboxes/${id}/sign-in`);
const status = async (id: string) =>
	(await device.get<MailboxList>('mailboxes')).mailboxes.find((one) => one.id === id)!;

/** Comes back from the provider's page as a browser does: without the device's cookie. */
const comeBack = (url: string) => fetch(url, { redirect: 'manual' });

async function signIn(id: string) {
	const begun = await begin(id);
	if (begun.way === 'page') await comeBack(provider.consent(begun.url));
	await until(
		() => stateOf(id),
		({ state }) => state === 'done'
	);
}

async function send(mailboxId: string) {
	const { message, pdf } = await markedMessage({ mailboxId });
	await device.putBlob(pdf);
	await device.stage(message);
	await device.seal([message]);
	return () =>
		until(
			() => device.get<ReceiptPage>('receipts?after=0.0'),
			({ receipts }) => receipts.some(({ messageId, state }) => messageId === message.id && state === 'accepted')
		);
}

describe('signing in at the provider', () => {
	it('stands still until somebody signs in, and sends then', async () => {
		const { id } = await newMailbox('microsoft');
		expect(await status(id)).toMatchObject({ hasPassword: false, paused: { reason: 'login' }, hasOauthSecret: true });
		const accepted = await send(id);
		const begun = await begin(id);
		expect(begun).toMatchObject({ way: 'code', code: 'BDWP-HQPK', page: `${provider.base}/activate` });
		await accepted();
		expect(await status(id)).toMatchObject({ hasPassword: true, paused: null });
		expect(provider.asked.at(-1)).toMatchObject({ client_id: 'client-1', client_secret: 'GOCSPX-geheim' });
	});

	it('waits with a code as long as the person needs, and more slowly when told so', async () => {
		const { id } = await newMailbox('microsoft');
		provider.refusals.push('authorization_pending', 'authorization_pending');
		await signIn(id);
		provider.refusals.push('access_denied');
		await begin(id);
		const state = await until(
			() => stateOf(id),
			({ state }) => state === 'failed'
		);
		expect(state).toMatchObject({ reason: 'denied' });
	});

	it('goes by a page with PKCE, and takes each answer once', async () => {
		const { id } = await newMailbox('google');
		const begun = await begin(id);
		if (begun.way !== 'page') throw new Error('no page');
		const query = new URL(begun.url).searchParams;
		expect(query.get('code_challenge_method')).toBe('S256');
		expect(query.get('redirect_uri')).toBe(`${relay.url}${apiPath}/${signInReturn}`);
		const back = provider.consent(begun.url);
		const answer = await comeBack(back);
		expect([answer.status, answer.headers.get('location')]).toEqual([303, `/settings/mailboxes/${id}`]);
		expect(await stateOf(id)).toMatchObject({ state: 'done' });
		expect((await comeBack(back)).headers.get('location')).toBe('/settings/mailboxes');
		await (
			await send(id)
		)();
	});

	it('believes no answer that it did not ask for', async () => {
		const { id } = await newMailbox('google');
		await begin(id);
		const forged = `${relay.url}${apiPath}/${signInReturn}?state=${'x'.repeat(43)}&code=code-1`;
		expect((await comeBack(forged)).headers.get('location')).toBe('/settings/mailboxes');
		expect(await stateOf(id)).toMatchObject({ state: 'waiting' });
		expect(await status(id)).toMatchObject({ hasPassword: false });
	});

	it('gets a fresh token where the server takes the old one no longer', async () => {
		const { id } = await newMailbox('microsoft');
		await signIn(id);
		await (
			await send(id)
		)();
		provider.tokens.clear();
		await device.call('POST', `mailboxes/${id}/resume`);
		await (
			await send(id)
		)();
	});

	it('pauses the mailbox when the leave is taken back, with its messages left', async () => {
		const { id } = await newMailbox('microsoft');
		await signIn(id);
		provider.revoke();
		await send(id);
		const paused = await until(
			() => status(id),
			(mailbox) => mailbox.paused !== null
		);
		expect(paused).toMatchObject({ hasPassword: false, waiting: 1, paused: { reason: 'login' } });
		expect((await device.call('POST', `mailboxes/${id}/resume`)).status).toBe(409);
		await signIn(id);
		await until(
			() => status(id),
			(mailbox) => mailbox.waiting === 0 && mailbox.paused === null
		);
	});

	it('is forgotten when the mailbox becomes another one', async () => {
		const { id, put } = await newMailbox('microsoft');
		await signIn(id);
		await device.call('PUT', `mailboxes/${id}`, { ...put, name: 'Another name' });
		expect(await status(id)).toMatchObject({ hasPassword: true });
		await device.call('PUT', `mailboxes/${id}`, { ...put, user: 'else@zonneveld.example' });
		expect(await status(id)).toMatchObject({ hasPassword: false, paused: { reason: 'login' } });
	});

	it('leaves no token in the log', () => {
		expect(relay.output()).toContain('token.renewed');
		for (const word of ['access-', 'refresh-', 'GOCSPX', 'client-1']) expect(relay.output()).not.toContain(word);
	});
});
