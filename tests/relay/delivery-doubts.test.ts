import { describe, expect, it, vi } from 'vitest';
import type { Answer } from '#tests/support/mail-sink.ts';
import { eventually, isIdle, jan, minute, once, piet, startDelivery } from '#tests/support/delivery.ts';

vi.setConfig({ testTimeout: 20_000 });

describe('doubt', () => {
	it('never sends again by itself when the connection drops after the message', async () => {
		const { queue, sink, worker } = await startDelivery(once('end', 'drop'));
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
		const { queue, sink, worker } = await startDelivery(({ step }) => (step === 'end' ? 'drop' : null));
		const batchId = queue.ledgerId;
		const messages = Array.from({ length: 20 }, () => queue.message([jan], { batchId }));
		await queue.send(...messages);
		worker.wake();
		const doubts = async () => (await queue.receipts()).filter(({ state }) => state === 'uncertain').length;
		await queue.reaches(messages[0]!, { [jan]: 'uncertain' });
		await eventually(() => isIdle({ queue, sink, worker })).toBe(true);
		const first = await doubts();
		expect(first).toBeLessThanOrEqual(5);
		queue.pass(minute);
		worker.wake();
		await eventually(doubts).toBe(first + 1);
		await eventually(() => isIdle({ queue, sink, worker })).toBe(true);
		expect(await doubts()).toBe(first + 1);
	});

	it('breaks off what hangs when it is stopped, and doubts only what may have been taken', async () => {
		const never = new Promise<Answer>(() => {});
		const { queue, sink, worker } = await startDelivery(({ step, of }) => {
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
		expect(await isIdle({ queue, sink, worker })).toBe(true);
	});
});
