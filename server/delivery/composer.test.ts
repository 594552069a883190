import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { Message } from '#domain/message.ts';
import { validMessage } from '#tests/support/valid-message.ts';
import { compose } from './compose.ts';
import { startComposer } from './composer.ts';

const at = '2026-03-02T09:00:00.000Z';
const composer = startComposer();
afterAll(composer.close);

describe('the composer', () => {
	it('builds what compose builds, several mails at once', async () => {
		const letters = [1, 2, 3].map((index) => validMessage({ subject: `Invoice ${index}` }));
		const files = letters.map(() => randomBytes(60_000));
		const expected = letters.map((letter, index) => compose(letter, [files[index]!], at));
		const built = await Promise.all(
			letters.map((letter, index) => composer.build({ letter, attachments: [Uint8Array.from(files[index]!)], at }))
		);
		expect(built.map((made) => made.ok && made.value.sha256)).toEqual(
			expected.map((made) => made.ok && made.value.sha256)
		);
		expect(built.map((made) => made.ok && Buffer.from(made.value.bytes).length)).toEqual(
			expected.map((made) => made.ok && made.value.bytes.length)
		);
	});

	it('takes the same file for two attachments', async () => {
		const [file] = validMessage().attachments as [Message['attachments'][0]];
		const bytes = Uint8Array.from(randomBytes(100));
		const letter = validMessage({ attachments: [file, file] });
		const expected = compose(letter, [bytes, bytes], at);
		expect(await composer.build({ letter, attachments: [bytes, bytes], at })).toMatchObject({
			ok: true,
			value: { sha256: expected.ok && expected.value.sha256 }
		});
	});

	it('tells of a bad address, and of what cannot be built at all; the next mail is built', async () => {
		const bad = validMessage({ recipients: [{ address: 'a@b.example, c@d.example', name: '' }] });
		expect(await composer.build({ letter: bad, attachments: [], at })).toMatchObject({
			ok: false,
			error: { type: 'BadAddress' }
		});
		const broken = { ...validMessage(), recipients: null } as unknown as Message;
		expect(await composer.build({ letter: broken, attachments: [], at })).toMatchObject({
			ok: false,
			error: { type: 'NotBuilt' }
		});
		const letter = validMessage({ attachments: [] });
		expect((await composer.build({ letter, attachments: [], at })).ok).toBe(true);
	});
});
