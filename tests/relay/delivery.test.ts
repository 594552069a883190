import { afterEach, describe, expect, it, vi } from 'vitest';
import { createWorker, type Worker } from '#server/delivery/worker.ts';
import { resumeMailbox } from '#server/queue/pauses.ts';
import { recoverAttempts } from '#server/queue/recovery.ts';
import { resolveMessage } from '#server/queue/resolve.ts';
import { startMailSink, type Answer, type MailSink, type Moment } from '#tests/support/mail-sink.ts';
import { newQueue, openOrFail, type TestQueue } from '#tests/support/queue.ts';
import type { MailboxRow } from '#server/queue/schema.ts';

const minute = 60_000;
const jan = 'jan@klant.example';
const piet = 'piet@klant.example';

vi.setConfig({ testTimeout: 20_000 });
const eventually = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 10_000 });

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

interface Setting {
	queue: TestQueue;
	sink: MailSink;
	worker: Worker;
}

/** A sink that answers as told, a queue that sends to it, and a worker at work. */
async function setting(
	answer: (moment: Moment, sink: MailSink) => Answer | Promise<Answer> = () => null,
	mailbox: Partial<MailboxRow> = {}
): Promise<Setting> {
	const sink: MailSink = await startMailSink((moment) => answer(moment, sink));
	const queue = await newQueue(sink.port, mailbox);
	const worker = createWorker(queue.delivery());
	ends.push(
		() => sink.close(),
		queue.database.close,
		() => worker.stop(0)
	);
	await worker.start();
	return { queue, sink, worker };
}

/** Answers each moment that fits once, in this order, and as usual afterwards. */
const once = (step: Moment['step'], ...answers: Answer[]) => {
	const left = [...answers];
	return (moment: Moment): Answer => (moment.step === step ? (left.shift() ?? null) : null);
};

const idle = async ({ queue }: Setting) =>
	(await queue.database.store.selectFrom('attempt').select('id').where('state', '<>', 'closed').execute()).length === 0;

describe('delivery', () => {
	it('sends a message once to all its recipients and keeps the server’s words', async () => {
		const { queue, sink, worker } = await setting();
		const message = queue.message([jan, piet]);
		await queue.send(message);
		worker.wake();
		await queue.reaches(message, { [jan]: 'accepted', [piet]: 'accepted' });
		expect(sink.taken).toMatchObject([{ id: message.id, recipients: [jan, piet] }]);
		const last = (await queue.receipts()).at(-1);
		expect(last).toMatchObject({ state: 'accepted', evidence: 'reply', code: 250, reply: '2.0.0 Taken' });
		expect(last?.mimeSha256).toMatch(/^[0-9a-f]{64}$/);
	});

	const stanislaw = 'stanisław@klient.example';

	it('sends to letters of any script where the server takes them', async () => {
		const { queue, sink, worker } = await setting(({ step }) =>
			step === 'ehlo' ? '250-sink\r\n250-PIPELINING\r\n250 SMTPUTF8' : null
		);
		const message = queue.message([stanislaw, piet]);
		await queue.send(message);
		worker.wake();
		await queue.reaches(message, { [stanislaw]: 'accepted', [piet]: 'accepted' });
		expect(sink.taken).toMatchObject([{ id: message.id, recipients: [stanislaw, piet] }]);
	});

	it('refuses letters that the server cannot take, and sends to the others', async () => {
		const { queue, sink, worker } = await setting();
		const message = queue.message([stanislaw, piet]);
		await queue.send(message);
		worker.wake();
		await queue.reaches(message, { [stanislaw]: 'rejected', [piet]: 'accepted' });
		expect((await queue.receipts()).find(({ state }) => state === 'rejected')).toMatchObject({
			reason: 'letters',
			code: null
		});
		expect(sink.taken).toMatchObject([{ id: message.id, recipients: [piet] }]);
	});

	it('sends to those whom the server takes when it refuses another', async () => {
		const { queue, sink, worker } = await setting(({ step, of }) =>
			step === 'rcpt' && of === piet ? '550 5.1.1 User unknown' : null
		);
		const message = queue.message([jan, piet]);
		await queue.send(message);
		worker.wake();
		await queue.reaches(message, { [jan]: 'accepted', [piet]: 'rejected' });
		expect(sink.taken.map(({ recipients }) => recipients)).toEqual([[jan]]);
		expect(await queue.receipts()).toContainEqual(
			expect.objectContaining({
				recipient: piet,
				state: 'rejected',
				reason: 'unknown-user',
				reply: '5.1.1 User unknown'
			})
		);
	});

	it('goes on over the same connection after a message whose recipients were all refused', async () => {
		const { queue, sink, worker } = await setting(once('rcpt', '550 5.1.1 User unknown'));
		const messages = [
			queue.message([jan], { batchId: queue.ledgerId }),
			queue.message([piet], { batchId: queue.ledgerId })
		];
		await queue.send(...messages);
		worker.wake();
		await queue.reaches(messages[1]!, { [piet]: 'accepted' });
		expect(await queue.states(messages[0]!)).toEqual({ [jan]: 'rejected' });
		expect(sink.asked.filter((asked) => asked === 'connect').length).toBeLessThanOrEqual(2);
	});

	it('tries again a minute after a greylisting', async () => {
		const { queue, sink, worker } = await setting(once('rcpt', '450 4.2.0 Greylisted'));
		const message = queue.message([jan]);
		await queue.send(message);
		worker.wake();
		await queue.reaches(message, { [jan]: 'deferred' });
		const deferred = (await queue.receipts()).at(-1)!;
		expect(deferred.reason).toBe('greylisted');
		expect(Date.parse(deferred.nextTryAt!) - Date.parse(deferred.at)).toBe(minute);
		queue.pass(minute);
		worker.wake();
		await queue.reaches(message, { [jan]: 'accepted' });
		expect(sink.taken).toHaveLength(1);
	});

	it('uses the same Message-ID and bytes at every try', async () => {
		const { queue, sink, worker } = await setting(once('end', 'drop', '450 4.3.0 Busy'));
		const message = queue.message([jan]);
		await queue.send(message);
		worker.wake();
		await queue.reaches(message, { [jan]: 'uncertain' });
		const { ledgerId } = queue;
		const again = () =>
			resolveMessage(queue.database.store, {
				ledgerId,
				messageId: message.id,
				recipients: [jan],
				decision: 'send-again',
				at: queue.now()
			});
		expect(await again()).toMatchObject({ ok: false, error: { type: 'TooEarly' } });
		queue.pass(10 * minute);
		expect(await again()).toMatchObject({ ok: true });
		worker.wake();
		await queue.reaches(message, { [jan]: 'deferred' });
		queue.pass(minute);
		worker.wake();
		await queue.reaches(message, { [jan]: 'accepted' });
		const [first, second] = sink.taken;
		expect(sink.taken).toHaveLength(2);
		expect(first!.bytes.equals(second!.bytes)).toBe(true);
	});

	it.each(['mail', 'rcpt', 'data'] as const)('defers a message when the connection drops at %s', async (step) => {
		const { queue, sink, worker } = await setting(once(step, 'drop'));
		const message = queue.message([jan]);
		await queue.send(message);
		worker.wake();
		await queue.reaches(message, { [jan]: 'deferred' });
		expect((await queue.receipts()).at(-1)).toMatchObject({ reason: 'connection-lost' });
		queue.pass(minute);
		worker.wake();
		await queue.reaches(message, { [jan]: 'accepted' });
		expect(sink.taken).toHaveLength(1);
	});

	it('never sends again by itself when the connection drops after the message', async () => {
		const { queue, sink, worker } = await setting(once('end', 'drop'));
		const lost = queue.message([jan]);
		await queue.send(lost);
		worker.wake();
		await queue.reaches(lost, { [jan]: 'uncertain' });
		queue.pass(72 * 60 * minute);
		const next = queue.message([piet]);
		await queue.send(next);
		worker.wake();
		await queue.reaches(next, { [piet]: 'accepted' });
		expect(sink.taken.filter(({ id }) => id === lost.id)).toHaveLength(1);
		expect(await queue.states(lost)).toEqual({ [jan]: 'uncertain' });
	});

	it('rests after a doubt, and then tries one message before the others', async () => {
		const { queue, sink, worker } = await setting(({ step }) => (step === 'end' ? 'drop' : null));
		const batchId = queue.ledgerId;
		const messages = Array.from({ length: 20 }, () => queue.message([jan], { batchId }));
		await queue.send(...messages);
		worker.wake();
		const doubts = async () => (await queue.receipts()).filter(({ state }) => state === 'uncertain').length;
		await queue.reaches(messages[0]!, { [jan]: 'uncertain' });
		await eventually(() => idle({ queue, sink, worker })).toBe(true);
		const first = await doubts();
		expect(first).toBeLessThanOrEqual(5);
		queue.pass(minute);
		worker.wake();
		await eventually(doubts).toBe(first + 1);
		await eventually(() => idle({ queue, sink, worker })).toBe(true);
		expect(await doubts()).toBe(first + 1);
	});

	it('sends on at once over a new connection when the server had closed the idle one', async () => {
		let drops = 1;
		const { queue, sink, worker } = await setting(async ({ step }, { taken, connections, asked }) => {
			if (step === 'connect' && connections.open > 1) return '421 4.7.0 One connection only';
			// The first message waits until another connection was tried in vain, so that the next one goes over this one.
			const tried = () => asked.filter((what) => what === 'connect').length > 1 && connections.open === 1;
			if (step === 'end' && taken.length === 0) await eventually(tried).toBe(true);
			return step === 'mail' && taken.length === 1 && drops-- > 0 ? 'drop' : null;
		});
		const batchId = queue.ledgerId;
		const messages = [jan, piet, jan].map((address) => queue.message([address], { batchId }));
		await queue.send(...messages);
		worker.wake();
		for (const message of messages) {
			await queue.reaches(message, { [message.recipients[0]!.address]: 'accepted' });
		}
		expect(sink.asked.filter((asked) => asked.startsWith('mail'))).toHaveLength(4);
		expect((await queue.receipts()).map(({ state }) => state)).not.toContain('deferred');
	});

	it('pauses the mailbox when the login fails, and leaves its messages queued', async () => {
		const { queue, sink, worker } = await setting(({ step }) => (step === 'auth' ? '535 5.7.8 Wrong password' : null), {
			login: 'password',
			user: 'zonneveld',
			secret: Buffer.from('secret')
		});
		const message = queue.message([jan]);
		await queue.send(message);
		worker.wake();
		const { store } = queue.database;
		const mailbox = () => store.selectFrom('mailbox').selectAll().executeTakeFirstOrThrow();
		await eventually(async () => (await mailbox()).paused_reason).toBe('login');
		await eventually(() => idle({ queue, sink, worker })).toBe(true);
		expect(await mailbox()).toMatchObject({ paused_detail: '5.7.8 Wrong password' });
		expect(await queue.states(message)).toEqual({ [jan]: 'queued' });
		await resumeMailbox(store, queue.mailboxId, queue.now());
		worker.wake();
		await eventually(() => sink.asked.filter((asked) => asked === 'auth').length).toBe(2);
		expect(sink.asked.filter((asked) => asked.startsWith('mail'))).toEqual([]);
	});

	it('pauses the mailbox when the server refuses its sender', async () => {
		const { queue, worker } = await setting(once('mail', '550 5.7.1 Not your address'));
		const message = queue.message([jan]);
		await queue.send(message);
		worker.wake();
		const paused = () => queue.database.store.selectFrom('mailbox').select('paused_reason').executeTakeFirstOrThrow();
		await eventually(async () => (await paused()).paused_reason).toBe('sender-refused');
		expect(await queue.states(message)).toEqual({ [jan]: 'queued' });
	});

	it('waits for a server that is down without counting it against the messages', async () => {
		const { queue, worker } = await setting(once('connect', 'drop', 'drop'));
		const message = queue.message([jan]);
		await queue.send(message);
		worker.wake();
		await queue.reaches(message, { [jan]: 'deferred' });
		const row = () => queue.database.store.selectFrom('recipient').select('first_failed_at').executeTakeFirstOrThrow();
		expect(await row()).toEqual({ first_failed_at: null });
		queue.pass(minute);
		worker.wake();
		await eventually(async () => (await queue.receipts()).filter(({ state }) => state === 'deferred').length).toBe(2);
		expect(await row()).toEqual({ first_failed_at: null });
		queue.pass(5 * minute);
		worker.wake();
		await queue.reaches(message, { [jan]: 'accepted' });
	});

	it('gives up after 48 hours of 4xx', async () => {
		const { queue, worker } = await setting(({ step }) => (step === 'rcpt' ? '450 4.2.0 Greylisted' : null));
		const message = queue.message([jan]);
		await queue.send(message);
		worker.wake();
		await queue.reaches(message, { [jan]: 'deferred' });
		queue.pass(48 * 60 * minute);
		worker.wake();
		await queue.reaches(message, { [jan]: 'expired' });
		expect((await queue.receipts()).at(-1)).toMatchObject({ state: 'expired', reason: 'too-old', code: 450 });
	});

	it('does not send before the time that was asked for', async () => {
		const { queue, sink, worker } = await setting();
		const utc = new Date(Date.parse(queue.now()) + 60 * minute).toISOString();
		const tomorrow = queue.message([jan], { notBefore: { utc, zone: 'Europe/Amsterdam' } });
		const now = queue.message([piet]);
		await queue.send(tomorrow);
		await queue.send(now);
		worker.wake();
		await queue.reaches(now, { [piet]: 'accepted' });
		expect(await queue.states(tomorrow)).toEqual({ [jan]: 'queued' });
		queue.pass(60 * minute);
		worker.wake();
		await queue.reaches(tomorrow, { [jan]: 'accepted' });
		expect(sink.taken.map(({ id }) => id)).toEqual([now.id, tomorrow.id]);
	});

	it.each([
		'a@x.nl,b@y.nl',
		'a@x.nl>\r\nRCPT TO:<b@y.nl',
		'groep: a@x.nl, b@y.nl;',
		'Jan <jan@klant.example>',
		'postmaster'
	])('never shows %j to a mail server', async (address) => {
		const { queue, sink, worker } = await setting();
		const [bad, good] = [queue.message([address]), queue.message([jan])];
		await queue.send(bad);
		await queue.send(good);
		worker.wake();
		await queue.reaches(bad, { [address]: 'rejected' });
		await queue.reaches(good, { [jan]: 'accepted' });
		expect((await queue.receipts()).find(({ state }) => state === 'rejected')).toMatchObject({ reason: 'not-allowed' });
		expect(sink.asked.filter((asked) => asked.startsWith('rcpt'))).toEqual([`rcpt ${jan}`]);
	});

	it('uses several connections, but no more than five', async () => {
		const { queue, sink, worker } = await setting(async ({ step }) => {
			if (step === 'end') await new Promise((resolve) => setTimeout(resolve, 20));
			return null;
		});
		const batchId = queue.ledgerId;
		const messages = Array.from({ length: 40 }, () => queue.message([jan], { batchId }));
		await queue.send(...messages);
		worker.wake();
		for (const message of messages) await queue.reaches(message, { [jan]: 'accepted' });
		expect(sink.taken).toHaveLength(40);
		expect(sink.connections.most).toBe(5);
	});

	it('makes do with the connections that a server allows', async () => {
		const { queue, sink, worker } = await setting(({ step }, { connections }) =>
			step === 'connect' && connections.open > 2 ? '421 4.7.0 Too many connections' : null
		);
		const batchId = queue.ledgerId;
		const messages = Array.from({ length: 30 }, () => queue.message([jan], { batchId }));
		await queue.send(...messages);
		worker.wake();
		for (const message of messages) await queue.reaches(message, { [jan]: 'accepted' });
		expect(sink.taken).toHaveLength(30);
		expect((await queue.receipts()).filter(({ state }) => state === 'deferred')).toEqual([]);
	});

	it('breaks off what hangs when it is stopped, and doubts only what may have been taken', async () => {
		const never = new Promise<Answer>(() => {});
		const { queue, sink, worker } = await setting(({ step, of }) => {
			if (step === 'rcpt' && of === piet) return never;
			return step === 'end' ? never : null;
		});
		const [armed, claimed] = [queue.message([jan]), queue.message([piet])];
		await queue.send(armed);
		await queue.send(claimed);
		worker.wake();
		await eventually(() => sink.asked).toEqual(expect.arrayContaining([`end ${armed.id}`, `rcpt ${piet}`]));
		await worker.stop(50);
		expect(await queue.states(armed)).toEqual({ [jan]: 'uncertain' });
		expect(await queue.states(claimed)).toEqual({ [piet]: 'deferred' });
		expect(await idle({ queue, sink, worker })).toBe(true);
	});
});

describe('recovery', () => {
	it('doubts what was armed and sends what was only claimed, after a process that ended without a word', async () => {
		const never = new Promise<Answer>(() => {});
		const sink = await startMailSink(({ step, of }) => (step === 'end' || of === piet ? never : null));
		const queue = await newQueue(sink.port);
		const crashed = createWorker({ ...queue.delivery(), clock: queue.now });
		await crashed.start();
		const [armed, claimed] = [queue.message([jan]), queue.message([piet])];
		await queue.send(armed);
		await queue.send(claimed);
		crashed.wake();
		await eventually(() => sink.asked).toEqual(expect.arrayContaining([`end ${armed.id}`, `rcpt ${piet}`]));

		expect(await recoverAttempts(queue.database.store, queue.now())).toEqual({ claimed: 1, armed: 1 });
		expect(await queue.states(armed)).toEqual({ [jan]: 'uncertain' });
		expect(await queue.states(claimed)).toEqual({ [piet]: 'queued' });
		expect((await queue.receipts()).at(-1)).toMatchObject({ state: 'uncertain', reason: 'restarted' });
		await crashed.stop(0);
		await queue.database.close();
		await sink.close();
		const again = openOrFail(queue.folder);
		expect(await recoverAttempts(again.store, queue.now())).toEqual({ claimed: 0, armed: 0 });
		await again.close();
	});
});
