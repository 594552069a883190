import { describe, expect, it, vi } from 'vitest';
import { jan, once, piet, startDelivery } from '#tests/support/delivery.ts';

vi.setConfig({ testTimeout: 20_000 });

describe('delivery', () => {
	it('sends a message once to all its recipients and keeps the server’s words', async () => {
		const { queue, sink, worker } = await startDelivery();
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
		const { queue, sink, worker } = await startDelivery(({ step }) =>
			step === 'ehlo' ? '250-sink\r\n250-PIPELINING\r\n250 SMTPUTF8' : null
		);
		const message = queue.message([stanislaw, piet]);
		await queue.send(message);
		worker.wake();
		await queue.reaches(message, { [stanislaw]: 'accepted', [piet]: 'accepted' });
		expect(sink.taken).toMatchObject([{ id: message.id, recipients: [stanislaw, piet] }]);
	});

	it('refuses letters that the server cannot take, and sends to the others', async () => {
		const { queue, sink, worker } = await startDelivery();
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
		const { queue, sink, worker } = await startDelivery(({ step, of }) =>
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
		const { queue, sink, worker } = await startDelivery(once('rcpt', '550 5.1.1 User unknown'));
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

	it.each([
		'a@x.nl,b@y.nl',
		'a@x.nl>\r\nRCPT TO:<b@y.nl',
		'groep: a@x.nl, b@y.nl;',
		'Jan <jan@klant.example>',
		'postmaster'
	])('never shows %j to a mail server', async (address) => {
		const { queue, sink, worker } = await startDelivery();
		const [bad, good] = [queue.message([address]), queue.message([jan])];
		await queue.send(bad);
		await queue.send(good);
		worker.wake();
		await queue.reaches(bad, { [address]: 'rejected' });
		await queue.reaches(good, { [jan]: 'accepted' });
		expect((await queue.receipts()).find(({ state }) => state === 'rejected')).toMatchObject({ reason: 'not-allowed' });
		expect(sink.asked.filter((asked) => asked.startsWith('rcpt'))).toEqual([`rcpt ${jan}`]);
	});
});
