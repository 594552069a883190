import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Message } from '#domain/message.ts';
import type { MailboxList } from '#domain/contract-mailboxes.ts';
import { db } from '#ledger/db.ts';
import { approvePractice, pushOf } from '#tests/support/approved-batch.ts';
import { startMailSink, type MailSink } from '#tests/support/mail-sink.ts';
import { useLedger } from '#tests/support/ledger.ts';
import { callFrom, pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { useNetwork } from '#tests/support/relay-network.ts';
import { newFolder, runAdmin, startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';
import { pushOutbox } from './outbox.ts';
import { pullReceipts } from './receipts.ts';

const from = { address: 'facturen@zonneveld.example', name: 'Bakkerij Zonneveld' };
const tomorrow = () => ({ utc: new Date(Date.now() + 86_400_000).toISOString(), zone: 'Europe/Amsterdam' });
const push = () => pushOutbox(() => undefined);

let folder: string;
let relay: RunningRelay;
let device: RelayDevice;
let sink: MailSink;
/** Opened to let the mail server take more than two mails. */
let gate: PromiseWithResolvers<void>;
let mailboxId: string;

useLedger();

beforeEach(async () => {
	folder = newFolder();
	gate = Promise.withResolvers();
	let begun = 0;
	sink = await startMailSink(async ({ step }) => {
		if (step === 'mail' && ++begun > 2) await gate.promise;
		return null;
	});
	relay = await startRelay(folder);
	device = await pairWith(relay.url, relay.code);
	useNetwork(relay.url, device);
	await runAdmin(folder, 'allow', `127.0.0.1:${sink.port}`);
	mailboxId = uuid();
	const server = { host: '127.0.0.1', port: sink.port, security: 'none', login: 'none', user: '', pin: '' };
	const sender = { name: 'Zonneveld', senderName: from.name, senderAddress: from.address, replyTo: '' };
	expect((await device.call('PUT', `mailboxes/${mailboxId}`, { ...server, ...sender })).status).toBe(204);
});
afterEach(async () => {
	vi.unstubAllGlobals();
	await relay.stop();
	await sink.close();
});

/** Starts the relay again; the device finds it at its new place. */
async function startAgain(): Promise<void> {
	relay = await startRelay(folder);
	vi.unstubAllGlobals();
	useNetwork(relay.url, device);
	const { cookie } = device;
	device = { ...device, call: (method, path, body) => callFrom(relay.url, cookie, method, path, body) };
}

const approve = (count: number, changes: Partial<Message> = {}) =>
	approvePractice(count, { mailboxId, from, ...changes });
const statesOf = async (messages: readonly Message[]) =>
	(await db.messages.bulkGet(messages.map(({ id }) => id))).map((row) => row?.recipients[0]?.state).sort();
const takenTimes = () => Object.values(Object.groupBy(sink.taken, ({ id }) => id)).map((taken) => taken!.length);
const pausedFor = async () => {
	const list = (await (await device.call('GET', 'mailboxes')).json()) as MailboxList;
	return list.mailboxes.find(({ id }) => id === mailboxId)?.paused?.reason;
};

it('a relay restored in the middle of a batch sends nothing twice, loses nothing, and goes on when it is let', async () => {
	const first = await approve(6);
	await push();
	await until(
		() => pullReceipts().then(() => statesOf(first.messages)),
		(states) => states.filter((state) => state === 'accepted').length === 2
	);
	await runAdmin(folder, 'backup', join(folder, 'backup.sqlite'));
	// After the backup the rest goes out, and a second batch, of which the device does not even hear that it was sealed.
	gate.resolve();
	const second = await approve(2);
	const overNetwork = fetch;
	vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
		const answer = await overNetwork(path, init);
		if (path.endsWith('/seal')) throw new TypeError('network');
		return answer;
	});
	expect(await push()).toMatchObject({ ok: false });
	await until(
		() => Promise.resolve(sink.taken.length),
		(taken) => taken === 8
	);
	relay.process.kill('SIGKILL');
	await until(
		() => Promise.resolve(relay.process.signalCode),
		(signal) => signal !== null
	);
	await runAdmin(folder, 'restore', join(folder, 'backup.sqlite'), '--replace');
	await startAgain();
	expect(relay.output()).toContain('nothing is sent until an admin lets each mailbox go on');

	await pullReceipts();
	expect(await statesOf(first.messages)).toEqual(['accepted', 'accepted', ...Array<string>(4).fill('uncertain')]);
	expect(await statesOf(second.messages)).toEqual(['uncertain', 'uncertain']);
	expect(await pushOf(second.batchId)).toMatchObject({ type: 'sealed' });
	expect(await pausedFor()).toBe('restored');

	const third = await approve(1);
	expect(await push()).toEqual({ ok: true, value: 1 });
	const [doubtful] = second.messages;
	const decision = { recipients: [doubtful!.recipients[0]!.address], decision: 'mark-as-sent' };
	expect((await device.call('POST', `messages/${doubtful!.id}/resolve`, decision)).status).toBe(204);
	expect((await device.call('POST', `mailboxes/${mailboxId}/resume`)).status).toBe(204);
	await until(
		() => pullReceipts().then(() => statesOf([...third.messages, doubtful!])),
		(states) => states.every((state) => state === 'accepted')
	);
	expect(takenTimes()).toEqual(Array<number>(9).fill(1));
}, 30_000);

it('a file put back by hand shows itself where a device has heard more, and takes over what the device knows', async () => {
	const path = join(folder, 'data', 'relay.sqlite');
	const waiting = await approve(3, { notBefore: tomorrow() });
	await push();
	await pullReceipts();
	await relay.stop();
	copyFileSync(path, join(folder, 'old.sqlite'));
	await startAgain();
	const [cancelled] = waiting.messages;
	expect((await device.call('POST', `messages/${cancelled!.id}/cancel`)).status).toBe(200);
	const forgotten = await approve(1);
	await push();
	await until(
		() => pullReceipts().then(() => statesOf(forgotten.messages)),
		([state]) => state === 'accepted'
	);
	await relay.stop();
	for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
	copyFileSync(join(folder, 'old.sqlite'), path);
	await startAgain();

	await pullReceipts();
	expect(await statesOf(waiting.messages)).toEqual(['cancelled', 'uncertain', 'uncertain']);
	expect(await statesOf(forgotten.messages)).toEqual(['accepted']);
	expect(await pausedFor()).toBe('restored');
	const seen = (await (await device.call('GET', `receipts?after=0.0`)).json()) as {
		receipts: { messageId: string; state: string; epoch: number }[];
	};
	const last = new Map(seen.receipts.map((receipt) => [receipt.messageId, receipt]));
	expect(last.get(forgotten.messages[0]!.id)).toMatchObject({ state: 'accepted' });
	expect(last.get(cancelled!.id)).toMatchObject({ state: 'cancelled' });
	expect(takenTimes()).toEqual([1]);
}, 30_000);
