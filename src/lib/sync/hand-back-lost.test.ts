import { beforeEach, describe, expect, it, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Message } from '#domain/message.ts';
import { db } from '#ledger/db.ts';
import { approvePractice, pushOf } from '#tests/support/approved-batch.ts';
import { useLedger } from '#tests/support/ledger.ts';
import { from, useMailRelay } from '#tests/support/mail-relay.ts';
import { until } from '#tests/support/until.ts';
import { pushOutbox } from './outbox.ts';
import { pullReceipts } from './receipts.ts';
import { resolveMessage } from './resolve.ts';

const push = () => pushOutbox(() => undefined);
const tomorrow = () => ({ utc: new Date(Date.now() + 86_400_000).toISOString(), zone: 'Europe/Amsterdam' });

useLedger();
const here = useMailRelay();
beforeEach(() => here.gate.resolve());

const approve = (count: number, changes: Partial<Message> = {}) =>
	approvePractice(count, { mailboxId: here.mailboxId, from, ...changes });
const recipientOf = async ({ id }: Message) => (await db.messages.get(id))!.recipients[0]!;
const stateOf = async (message: Message) => (await recipientOf(message)).state;

/** Approves a message and has it sent; the device knows it. */
async function sent(changes: Partial<Message> = {}): Promise<Message> {
	const { messages } = await approve(1, changes);
	const [message] = messages as [Message];
	await push();
	await until(
		() => pullReceipts().then(() => stateOf(message)),
		(state) => state === 'accepted'
	);
	return message;
}

/** Messages that the relay has sealed and will not send before tomorrow. */
async function waiting(count: number): Promise<Message[]> {
	const { messages } = await approve(count, { notBefore: tomorrow() });
	await push();
	await pullReceipts();
	expect(await Promise.all(messages.map(stateOf))).toEqual(messages.map(() => 'queued'));
	return messages;
}

/** The hand-back comes to its end, and the relay takes a new batch. */
async function goesOn(): Promise<void> {
	expect(await pullReceipts()).toMatchObject({ ok: true });
	await approve(1);
	expect(await push()).toEqual({ ok: true, value: 1 });
}

describe('a relay goes on with a device, restored from a backup after which', () => {
	it('a mailbox was set up', async () => {
		await here.backUp();
		const mailboxId = uuid();
		await here.putMailbox(mailboxId);
		const message = await sent({ mailboxId });
		await here.restore();
		await goesOn();
		expect(await stateOf(message)).toBe('accepted');
	}, 30_000);

	it('the sender of a mailbox was changed, with what still fits', async () => {
		await here.backUp();
		const before = await sent();
		await here.putMailbox(here.mailboxId, 'info@zonneveld.example');
		const after = await sent({ from: { ...from, address: 'info@zonneveld.example' } });
		await here.restore();
		await goesOn();
		expect([await stateOf(before), await stateOf(after)]).toEqual(['accepted', 'accepted']);
		const resolve = (id: string) =>
			here.device.call('POST', `messages/${id}/resolve`, { recipients: ['x@y.example'], decision: 'mark-as-sent' });
		expect([(await resolve(before.id)).status, (await resolve(after.id)).status]).toEqual([409, 404]);
	}, 30_000);

	it('a file was lost here', async () => {
		await here.backUp();
		const message = await sent();
		await db.documentBytes.clear();
		await here.restore();
		await goesOn();
		expect(await stateOf(message)).toBe('accepted');
	}, 30_000);
});

describe('a new relay in the place of one that is lost', () => {
	it('takes new batches; what waited is in doubt, and a person settles it here', async () => {
		const done = await sent();
		const [marked, again] = (await waiting(2)) as [Message, Message];
		await here.replace();
		await here.putMailbox(here.mailboxId);
		await db.documentBytes.clear();
		await goesOn();
		expect(await stateOf(done)).toBe('accepted');
		expect(await recipientOf(marked)).toMatchObject({
			state: 'uncertain',
			receipt: { state: 'uncertain', reason: 'restored', evidence: null }
		});

		const decide = (message: Message, decision: 'mark-as-sent' | 'send-again') =>
			resolveMessage(message.id, { recipients: [message.recipients[0]!.address], decision });
		expect(await decide(marked, 'mark-as-sent')).toEqual({ ok: true, value: 'marked' });
		expect(await decide(again, 'send-again')).toEqual({ ok: true, value: 'taken-back' });
		expect(await recipientOf(marked)).toMatchObject({ state: 'accepted', receipt: { evidence: 'person' } });
		expect(await db.messages.get(marked.id)).toMatchObject({ sentAt: expect.stringMatching(/^2/) as string });
		expect(await stateOf(again)).toBe('cancelled');
		// Settled once, it stays so
		expect(await decide(marked, 'send-again')).toMatchObject({ ok: false });
		expect(await stateOf(marked)).toBe('accepted');
	}, 30_000);

	it('does not get a batch whose seal was under way; whether that one was sent nobody knows', async () => {
		await sent();
		const { batchId, messages } = await approve(1);
		const overNetwork = fetch;
		vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
			path.endsWith('/seal') ? Promise.reject(new TypeError('network')) : overNetwork(path, init)
		);
		expect(await push()).toMatchObject({ ok: false });
		expect([await pushOf(batchId), await stateOf(messages[0]!)]).toMatchObject([{ type: 'sealing' }, 'approved']);
		await here.replace();
		expect(await pullReceipts()).toMatchObject({ ok: true });
		expect([await pushOf(batchId), await stateOf(messages[0]!)]).toMatchObject([{ type: 'sealed' }, 'uncertain']);
	}, 30_000);

	it('takes over what it can be given, and holds what waited', async () => {
		const [message] = (await waiting(1)) as [Message];
		await here.replace();
		await here.putMailbox(here.mailboxId);
		await goesOn();
		expect(await stateOf(message)).toBe('uncertain');
		const told = await resolveMessage(message.id, {
			recipients: [message.recipients[0]!.address],
			decision: 'mark-as-sent'
		});
		expect(told).toEqual({ ok: true, value: 'told' });
	}, 30_000);
});
