import { describe, expect, it, vi } from 'vitest';
import { resolveMessage } from '#server/queue/resolve.ts';
import { jan, minute, once, piet, startDelivery } from '#tests/support/delivery.ts';

vi.setConfig({ testTimeout: 20_000 });

describe('trying again', () => {
	it('tries again a minute after a greylisting', async () => {
		const { queue, sink, worker } = await startDelivery(once('rcpt', '450 4.2.0 Greylisted'));
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
		const { queue, sink, worker } = await startDelivery(once('end', 'drop', '450 4.3.0 Busy'));
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
		const { queue, sink, worker } = await startDelivery(once(step, 'drop'));
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

	it('gives up after 48 hours of 4xx', async () => {
		const { queue, worker } = await startDelivery(({ step }) => (step === 'rcpt' ? '450 4.2.0 Greylisted' : null));
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
		const { queue, sink, worker } = await startDelivery();
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

	it('does not wait for a time that only a wrong clock had set', async () => {
		const { queue, worker } = await startDelivery(once('rcpt', '450 4.2.0 Greylisted'));
		const utc = new Date(Date.parse(queue.now()) + 24 * 60 * minute).toISOString();
		const tomorrow = queue.message([jan], { notBefore: { utc, zone: 'Europe/Amsterdam' } });
		queue.pass(3 * 365 * 24 * 60 * minute);
		const message = queue.message([piet]);
		await queue.send(message);
		worker.wake();
		await queue.reaches(message, { [piet]: 'deferred' });
		queue.pass(-3 * 365 * 24 * 60 * minute);
		await queue.send(tomorrow);
		worker.wake();
		await queue.reaches(message, { [piet]: 'accepted' });
		expect(await queue.states(tomorrow)).toEqual({ [jan]: 'queued' });
	});
});
