import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { Message } from '#domain/message.ts';
import { db } from '#ledger/db.ts';
import { approvePractice, pushOf } from '#tests/support/approved-batch.ts';
import { useLedger } from '#tests/support/ledger.ts';
import { from, useMailRelay } from '#tests/support/mail-relay.ts';
import { until } from '#tests/support/until.ts';
import { pushOutbox } from './outbox.ts';
import { pullReceipts } from './receipts.ts';

const tomorrow = () => ({ utc: new Date(Date.now() + 86_400_000).toISOString(), zone: 'Europe/Amsterdam' });
const push = () => pushOutbox(() => undefined);

useLedger();
const here = useMailRelay();

const approve = (count: number, changes: Partial<Message> = {}) =>
	approvePractice(count, { mailboxId: here.mailboxId, from, ...changes });
const statesOf = async (messages: readonly Message[]) =>
	(await db.messages.bulkGet(messages.map(({ id }) => id))).map((row) => row?.recipients[0]?.state).sort();
const takenTimes = () => Object.values(Object.groupBy(here.sink.taken, ({ id }) => id)).map((taken) => taken!.length);

it('a relay restored in the middle of a batch sends nothing twice, loses nothing, and goes on when it is let', async () => {
	const first = await approve(6);
	await push();
	await until(
		() => pullReceipts().then(() => statesOf(first.messages)),
		(states) => states.filter((state) => state === 'accepted').length === 2
	);
	await here.backUp();
	// After the backup the rest goes out, and a second batch, of which the device does not even hear that it was sealed.
	here.gate.resolve();
	const second = await approve(2);
	const overNetwork = fetch;
	vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
		const answer = await overNetwork(path, init);
		if (path.endsWith('/seal')) throw new TypeError('network');
		return answer;
	});
	expect(await push()).toMatchObject({ ok: false });
	await until(
		() => Promise.resolve(here.sink.taken.length),
		(taken) => taken === 8
	);
	here.relay.process.kill('SIGKILL');
	await until(
		() => Promise.resolve(here.relay.process.signalCode),
		(signal) => signal !== null
	);
	await here.restore();
	expect(here.relay.output()).toContain('nothing is sent until an admin lets each mailbox go on');

	await pullReceipts();
	expect(await statesOf(first.messages)).toEqual(['accepted', 'accepted', ...Array<string>(4).fill('uncertain')]);
	expect(await statesOf(second.messages)).toEqual(['uncertain', 'uncertain']);
	expect(await pushOf(second.batchId)).toMatchObject({ type: 'sealed' });
	expect(await here.pausedFor()).toBe('restored');

	const third = await approve(1);
	expect(await push()).toEqual({ ok: true, value: 1 });
	const [doubtful] = second.messages;
	const decision = { recipients: [doubtful!.recipients[0]!.address], decision: 'mark-as-sent' };
	expect((await here.device.call('POST', `messages/${doubtful!.id}/resolve`, decision)).status).toBe(204);
	expect((await here.device.call('POST', `mailboxes/${here.mailboxId}/resume`)).status).toBe(204);
	await until(
		() => pullReceipts().then(() => statesOf([...third.messages, doubtful!])),
		(states) => states.every((state) => state === 'accepted')
	);
	expect(takenTimes()).toEqual(Array<number>(9).fill(1));
}, 30_000);

it('a file put back by hand shows itself where a device has heard more, and takes over what the device knows', async () => {
	const path = join(here.folder, 'data', 'relay.sqlite');
	const waiting = await approve(3, { notBefore: tomorrow() });
	await push();
	await pullReceipts();
	await here.relay.stop();
	copyFileSync(path, join(here.folder, 'old.sqlite'));
	await here.startAgain();
	const [cancelled] = waiting.messages;
	expect((await here.device.call('POST', `messages/${cancelled!.id}/cancel`)).status).toBe(200);
	const forgotten = await approve(1);
	await push();
	await until(
		() => pullReceipts().then(() => statesOf(forgotten.messages)),
		([state]) => state === 'accepted'
	);
	await here.relay.stop();
	for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
	copyFileSync(join(here.folder, 'old.sqlite'), path);
	await here.startAgain();

	await pullReceipts();
	expect(await statesOf(waiting.messages)).toEqual(['cancelled', 'uncertain', 'uncertain']);
	expect(await statesOf(forgotten.messages)).toEqual(['accepted']);
	expect(await here.pausedFor()).toBe('restored');
	const seen = (await (await here.device.call('GET', `receipts?after=0.0`)).json()) as {
		receipts: { messageId: string; state: string; epoch: number }[];
	};
	const last = new Map(seen.receipts.map((receipt) => [receipt.messageId, receipt]));
	expect(last.get(forgotten.messages[0]!.id)).toMatchObject({ state: 'accepted' });
	expect(last.get(cancelled!.id)).toMatchObject({ state: 'cancelled' });
	expect(takenTimes()).toEqual([1]);
}, 30_000);
