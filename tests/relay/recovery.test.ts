import { describe, expect, it, vi } from 'vitest';
import { createWorker } from '#server/delivery/worker.ts';
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
});
