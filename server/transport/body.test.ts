import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldBody } from './body.ts';

describe('a held body', () => {
	it('gives all bytes in their order, and asks for leave once', () =>
		fc.assert(
			fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2000 }), async (bytes) => {
				let asked = 0;
				const body = heldBody(
					bytes,
					() => Promise.resolve(++asked === 1),
					() => {}
				);
				expect(Buffer.concat(await body.stream.toArray())).toEqual(Buffer.from(bytes));
				expect([asked, body.handedOver()]).toEqual([1, true]);
			})
		));

	it('never gives its last bytes without leave', async () => {
		const seen: Buffer[] = [];
		const body = heldBody(
			Buffer.alloc(200_000, 'x'),
			() => Promise.resolve(false),
			() => {}
		);
		body.stream.on('data', (piece: Buffer) => seen.push(piece));
		const ended = new Promise((resolve) =>
			body.stream.on('end', () => resolve('end')).on('error', () => resolve('error'))
		);
		expect(await ended).toBe('error');
		expect(Buffer.concat(seen).length).toBeLessThan(200_000);
		expect(body.handedOver()).toBe(false);
	});

	it('is not handed over when it was broken off while leave was being asked', async () => {
		const leave = Promise.withResolvers<boolean>();
		const asked = Promise.withResolvers<void>();
		const body = heldBody(
			Buffer.alloc(1000),
			() => {
				asked.resolve();
				return leave.promise;
			},
			() => {}
		);
		body.stream.resume();
		await asked.promise;
		body.stream.destroy();
		leave.resolve(true);
		await setImmediate();
		expect(body.handedOver()).toBe(false);
	});
});
