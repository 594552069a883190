import { describe, expect, it, vi } from 'vitest';
import { resumeMailbox } from '#server/queue/pauses.ts';
import { eventually, isIdle, jan, minute, once, startDelivery } from '#tests/support/delivery.ts';

vi.setConfig({ testTimeout: 20_000 });

describe('a mailbox in trouble', () => {
	it('pauses the mailbox when the login fails, and leaves its messages queued', async () => {
		const { queue, sink, worker } = await startDelivery(
			({ step }) => (step === 'auth' ? '535 5.7.8 Wrong password' : null),
			{
				login: 'password',
				user: 'zonneveld',
				secret: Buffer.from('secret')
			}
		);
		const message = queue.message([jan]);
		await queue.send(message);
		worker.wake();
		const { store } = queue.database;
		const mailbox = () => store.selectFrom('mailbox').selectAll().executeTakeFirstOrThrow();
		await eventually(async () => (await mailbox()).paused_reason).toBe('login');
		await eventually(() => isIdle({ queue, sink, worker })).toBe(true);
		expect(await mailbox()).toMatchObject({ paused_detail: '5.7.8 Wrong password' });
		expect(await queue.states(message)).toEqual({ [jan]: 'queued' });
		await resumeMailbox(store, queue.mailboxId, queue.now());
		worker.wake();
		await eventually(() => sink.asked.filter((asked) => asked === 'auth').length).toBe(2);
		expect(sink.asked.filter((asked) => asked.startsWith('mail'))).toEqual([]);
	});

	it('pauses the mailbox when the server refuses its sender', async () => {
		const { queue, worker } = await startDelivery(once('mail', '550 5.7.1 Not your address'));
		const message = queue.message([jan]);
		await queue.send(message);
		worker.wake();
		const paused = () => queue.database.store.selectFrom('mailbox').select('paused_reason').executeTakeFirstOrThrow();
		await eventually(async () => (await paused()).paused_reason).toBe('sender-refused');
		expect(await queue.states(message)).toEqual({ [jan]: 'queued' });
	});

	it('waits for a server that is down without counting it against the messages', async () => {
		const { queue, worker } = await startDelivery(once('connect', 'drop', 'drop'));
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
});
