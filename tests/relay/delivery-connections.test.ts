import { describe, expect, it, vi } from 'vitest';
import { eventually, jan, piet, startDelivery } from '#tests/support/delivery.ts';

vi.setConfig({ testTimeout: 20_000 });

describe('connections', () => {
	it('sends on at once over a new connection when the server had closed the idle one', async () => {
		let drops = 1;
		const { queue, sink, worker } = await startDelivery(async ({ step }, { taken, connections, asked }) => {
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

	it('uses several connections, but no more than five', async () => {
		const { queue, sink, worker } = await startDelivery(async ({ step }) => {
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
		const { queue, sink, worker } = await startDelivery(({ step }, { connections }) =>
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
});
