import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeMailText } from '#documents/templates.ts';
import { readTextFile } from './text-file.ts';

const file = (...parts: BlobPart[]) => new Blob(parts);

describe('a mail text in a file', () => {
	it('is read with its subject, also with a byte order mark and Windows line ends', async () => {
		expect(await readTextFile(file('\ufeff---\r\nsubject: Invoice %n\r\n---\r\nDear\r\nreader\r\n'))).toEqual({
			ok: true,
			value: { subject: 'Invoice %n', body: 'Dear\nreader' }
		});
	});

	it('comes back as it was written', async () => {
		const words = fc
			.string({ unit: 'grapheme', minLength: 1 })
			.map((text) => text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').trim());
		const text = fc.record({ subject: words.filter((subject) => subject !== ''), body: words });
		await fc.assert(
			fc.asyncProperty(text, async (written) => {
				expect(await readTextFile(file(writeMailText(written)))).toEqual({ ok: true, value: written });
			})
		);
	});

	it('is refused without a subject', async () => {
		expect(await readTextFile(file('Dear reader'))).toEqual({ ok: false, error: { type: 'NoSubject' } });
		expect(await readTextFile(file('---\ntitle: x\n---\nDear'))).toEqual({ ok: false, error: { type: 'NoSubject' } });
	});

	it('is refused where it is no text', async () => {
		const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
		expect(await readTextFile(file(png))).toEqual({ ok: false, error: { type: 'NotText' } });
		expect(await readTextFile(file('---\nsubject: a\0b\n---\n'))).toEqual({ ok: false, error: { type: 'NotText' } });
	});

	it('is refused before it is read where it is too big', async () => {
		expect(await readTextFile(file('x'.repeat(100_001)))).toEqual({ ok: false, error: { type: 'TooBig' } });
	});
});
