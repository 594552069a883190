import { expect, it } from 'vitest';
import { validMessage } from '#tests/support/valid-message.ts';
import { startComposer } from './composer.ts';

const newOrder = () => ({
	letter: validMessage({ attachments: [] }),
	attachments: [] as Uint8Array[],
	at: '2026-03-02T09:00:00.000Z'
});

/** A thread that does this with each order, whose number is `order`. */
const threadThat = (act: string) =>
	new URL(
		`data:text/javascript,import { parentPort as port } from 'node:worker_threads';
		port.on('message', ({ order }) => { ${act} });`
	);

it.each([
	['breaks down', `throw new Error('broken')`],
	['ends', 'process.exit(0)']
])('a thread that %s fails all that it had to build; what comes next is built by another one', async (_, end) => {
	const composer = startComposer(
		threadThat(`order < 3 ? (() => { ${end} })() : port.postMessage({ order, built: 3 })`)
	);
	const lost = [composer.build(newOrder()), composer.build(newOrder())];
	for (const one of lost) await expect(one).rejects.toThrow();
	expect(await composer.build(newOrder())).toBe(3);
	await composer.close();
});

it('a composer that is closed fails what it builds', async () => {
	const composer = startComposer(threadThat(''));
	const lost = expect(composer.build(newOrder())).rejects.toThrow();
	await composer.close();
	await lost;
});

it('what cannot be handed to the thread is not waited for', async () => {
	const composer = startComposer(threadThat(`throw new Error('broken')`));
	const pooled = { ...newOrder(), attachments: [Buffer.from('in memory that others use too')] };
	await expect(composer.build(pooled)).rejects.toThrow();
	await expect(composer.build(newOrder())).rejects.toThrow('broken');
	await composer.close();
});
