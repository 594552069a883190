import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PutMailbox } from '#domain/contract-mailboxes.ts';
import type { ReceiptPage } from '#domain/contract.ts';
import type { SignInState } from '#domain/contract-sign-in.ts';
import { readAudit } from '#server/queue/audit.ts';
import { openBeside } from '#server/queue/database.ts';
import type { Store } from '#server/queue/schema.ts';
import { markedMessage } from '#tests/support/marked-invoice.ts';
import { pairingCode } from '#tests/support/pairing-code.ts';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { allowPorts, startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { startTokenServer, type TokenServer } from '#tests/support/token-server.ts';
import { until } from '#tests/support/until.ts';

let provider: TokenServer;
let relay: RunningRelay;
let device: RelayDevice;
const mailboxId = uuid();

beforeAll(async () => {
	provider = await startTokenServer();
	relay = await startRelay(undefined, { FACTURIER_OAUTH_BASE: provider.base });
	device = await pairWith(relay.url, relay.code);
	await allowPorts(relay.folder, 9);
});
afterAll(() => Promise.all([relay.stop(), provider.close()]));

/** Runs on the data of the relay, beside it. */
async function beside<T>(run: (store: Store) => Promise<T>): Promise<T> {
	const opened = openBeside(join(relay.folder, 'data'));
	if (!opened.ok) throw new Error(opened.error.type);
	try {
		return await run(opened.value.store);
	} finally {
		await opened.value.close();
	}
}

/** The deeds that were written down of some calls, without those before; each with its actor and subject. */
async function deedsOf(calls: () => Promise<unknown>): Promise<string[]> {
	const read = async () => {
		const entries = await beside(readAudit);
		if (!entries.ok) throw new Error(`broken at ${entries.error.seq}`);
		return entries.value.map(({ actor, deed, subject }) => `${actor} ${deed} ${subject}`);
	};
	const before = await read();
	await calls();
	return (await read()).slice(before.length);
}

/** Makes a call as often as said; each is answered in the same way. */
async function call(times: number, method: string, path: string, body?: unknown): Promise<void> {
	const statuses = [];
	for (let time = 0; time < times; time++) statuses.push((await device.call(method, path, body)).status);
	expect([...new Set(statuses)]).toEqual([statuses[0]]);
	expect(statuses[0]).toBeLessThan(300);
}

it('names a sign-in at a provider, and who began it', async () => {
	const put: PutMailbox = {
		name: 'Zonneveld',
		host: '127.0.0.1',
		port: 9,
		security: 'none',
		login: 'oauth',
		user: 'facturen@zonneveld.example',
		oauth: { provider: 'microsoft', clientId: 'client-1', tenant: '' },
		senderName: 'Zonneveld',
		senderAddress: 'facturen@zonneveld.example',
		replyTo: '',
		pin: ''
	};
	await call(1, 'PUT', `mailboxes/${mailboxId}`, put);
	const signIn = async (end: SignInState['state']) => {
		await call(1, 'POST', `mailboxes/${mailboxId}/sign-in`);
		await until(
			() => device.get<SignInState>(`mailboxes/${mailboxId}/sign-in`),
			({ state }) => state === end
		);
	};
	expect(await deedsOf(() => signIn('done'))).toEqual([`${device.deviceId} mailbox.signed-in ${mailboxId}`]);
	provider.refusals.push('access_denied');
	expect(await deedsOf(() => signIn('failed'))).toEqual([]);
});

it('names what stopped a mailbox and what let it go on, not what found it so', async () => {
	const twice = (word: string) => call(2, 'POST', `mailboxes/${mailboxId}/${word}`);
	expect(await deedsOf(() => twice('resume'))).toEqual([]);
	expect(await deedsOf(() => twice('pause'))).toEqual([`${device.deviceId} mailbox.paused ${mailboxId}`]);
	expect(await deedsOf(() => twice('resume'))).toEqual([`${device.deviceId} mailbox.resumed ${mailboxId}`]);
});

it('names a cancel that took hold, also of a message still to come, and none that was too late', async () => {
	const cancel = (id: string) => deedsOf(() => call(2, 'POST', `messages/${id}/cancel`));
	const [sent, never] = [await markedMessage(), uuid()];
	await device.putBlob(sent.pdf);
	await device.stage(sent.message);
	await device.seal([sent.message]);
	await until(
		() => device.get<ReceiptPage>('receipts?after=0.0'),
		({ receipts }) => receipts.some(({ state }) => state === 'accepted')
	);
	expect(await cancel(sent.message.id)).toEqual([]);
	expect(await cancel(never)).toEqual([`${device.deviceId} message.cancelled ${never}`]);
});

it('names the end of questions after a restore, where anybody had asked', async () => {
	const done = () => deedsOf(() => call(2, 'POST', 'hand-back/done'));
	expect(await done()).toEqual([]);
	await beside((store) => store.updateTable('ledger').set({ restored_at: new Date().toISOString() }).execute());
	expect(await done()).toEqual([`${device.deviceId} ledger.handed-back ${device.ledgerId}`]);
});

it('names a device that was changed or revoked once', async () => {
	const { deviceId } = await pairWith(relay.url, await pairingCode(relay.folder));
	const changed = { deviceName: 'Winkel', role: 'sender' };
	expect(await deedsOf(() => call(2, 'PUT', `devices/${deviceId}`, changed))).toEqual([
		`${device.deviceId} device.changed ${deviceId} sender`
	]);
	expect(await deedsOf(() => call(2, 'DELETE', `devices/${deviceId}`))).toEqual([
		`${device.deviceId} device.revoked ${deviceId}`
	]);
});
