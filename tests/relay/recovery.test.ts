import { describe, expect, it, vi } from 'vitest';
import { createWorker } from '#server/delivery/worker.ts';
import { armAttempt, claimNext, closeAttempt } from '#server/queue/attempts.ts';
import { plainChange } from '#server/queue/changes.ts';
import { recoverAttempts } from '#server/queue/recovery.ts';
import { eventually, jan, piet } from '#tests/support/delivery.ts';
import { startMailSink, type Answer } from '#tests/support/mail-sink.ts';
import { newQueue, openOrFail } from '#tests/support/queue.ts';

vi.setConfig({ testTimeout: 20_000 });

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

	it('takes a late answer of an attempt that was given up, and no second doubt', async () => {
		const queue = await newQueue();
		const { store } = queue.database;
		const message = queue.message([jan, piet]);
		await queue.send(message);
		const { mailboxId } = queue;
		const claim = await claimNext(store, { mailboxId, lease: 'a', attemptId: 'attempt', at: queue.now() });
		await armAttempt(store, claim!, queue.now(), [jan, piet], []);
		await recoverAttempts(store, queue.now());
		const late = (address: string, state: 'uncertain' | 'accepted') =>
			closeAttempt(store, 'attempt', queue.now(), 'late', [
				{ ...plainChange(message.id, address, state), attemptId: 'attempt' }
			]);
		await late(jan, 'uncertain');
		await late(piet, 'accepted');
		expect(await queue.states(message)).toEqual({ [jan]: 'uncertain', [piet]: 'accepted' });
		expect((await queue.receipts()).filter(({ recipient }) => recipient === jan)).toHaveLength(2);
		await late(jan, 'accepted');
		expect(await queue.states(message)).toEqual({ [jan]: 'accepted', [piet]: 'accepted' });
		await queue.database.close();
	});
});
