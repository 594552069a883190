import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { Message } from '#domain/message.ts';
import { sha256 } from '#tests/support/relay-device.ts';
import { validMessage } from '#tests/support/valid-message.ts';
import { compose } from './compose.ts';
import { startComposer, type Order } from './composer.ts';

const at = '2026-03-02T09:00:00.000Z';
const composer = startComposer();
afterAll(composer.close);

/** A message with so many attachments, all of them the same file. */
function orderOf(file: Uint8Array, count: number, changes: Partial<Message> = {}): Order {
	const [attachment] = validMessage().attachments as [Message['attachments'][0]];
	const attachments = Array.from({ length: count }, () => ({ ...attachment, sha256: sha256(file), size: file.length }));
	return { letter: validMessage({ attachments, ...changes }), attachments: attachments.map(() => file), at };
}

/** A file in memory of its own, as the database gives it. */
const newFile = (length: number) => Uint8Array.from(randomBytes(length));

/** What `compose` makes of an order, here and now. */
const composed = ({ letter, attachments }: Order) => compose(letter, attachments, at);

describe('the composer', () => {
	it('builds what compose builds, several mails at once', async () => {
		const orders = [1, 2, 3].map((index) => orderOf(newFile(60_000), 1, { subject: `Invoice ${index}` }));
		const expected = orders.map(composed);
		expect(await Promise.all(orders.map(composer.build))).toEqual(expected.map(plain));
	});

	it('takes the same file for two attachments', async () => {
		const order = orderOf(newFile(100), 2);
		const expected = composed(order);
		expect(await composer.build(order)).toEqual(plain(expected));
	});

	it('tells of a bad address, of a file that was not sealed and of what cannot be built; the next mail is built', async () => {
		const bad = orderOf(newFile(0), 0, { recipients: [{ address: 'a@b.example, c@d.example', name: '' }] });
		expect(await composer.build(bad)).toMatchObject({ ok: false, error: { type: 'BadAddress' } });

		const strange = { ...orderOf(newFile(100), 1), attachments: [newFile(100)] };
		expect(await composer.build(strange)).toMatchObject({
			error: { type: 'Damaged', detail: `file ${strange.letter.attachments[0]!.sha256} is not what was handed over` }
		});

		const files = [newFile(100), newFile(100)] as const;
		const [first, second] = files.map((file) => orderOf(file, 1).letter.attachments[0]!);
		const two = orderOf(files[0], 0, { attachments: [first!, second!] });
		expect(await composer.build({ ...two, attachments: [files[0], newFile(100)] })).toMatchObject({
			error: { type: 'Damaged', detail: `file ${second!.sha256} is not what was handed over` }
		});

		const broken = orderOf(newFile(0), 0, { recipients: null as unknown as Message['recipients'] });
		expect(await composer.build(broken)).toMatchObject({
			error: { type: 'Damaged', detail: expect.stringContaining('cannot be built') as string }
		});

		expect((await composer.build(orderOf(newFile(100), 1))).ok).toBe(true);
	});
});

/** The same with bytes as they come from another thread. */
function plain(built: ReturnType<typeof compose>): ReturnType<typeof compose> {
	if (!built.ok) return built;
	const { bytes, frame } = built.value;
	return {
		...built,
		value: { ...built.value, bytes: Uint8Array.from(bytes), frame: { ...frame, bytes: Uint8Array.from(frame.bytes) } }
	};
}
