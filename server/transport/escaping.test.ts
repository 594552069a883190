import { PassThrough, Readable } from 'node:stream';
import fc from 'fast-check';
import DataStream from 'nodemailer/lib/smtp-connection/data-stream.js';
import { describe, expect, it } from 'vitest';
import { needsNoEscape, passAsIs } from './escaping.ts';

/** A body as nodemailer writes it, with the end of the data. */
async function written(bytes: Buffer, prepare: (body: Readable) => void): Promise<string> {
	const pieces = [bytes.subarray(0, bytes.length / 2), bytes.subarray(bytes.length / 2)];
	const body = Readable.from(
		pieces.filter(({ length }) => length > 0),
		{ objectMode: false }
	);
	prepare(body);
	const end = new PassThrough();
	body.pipe(new DataStream()).pipe(end);
	return Buffer.concat(await end.toArray()).toString('latin1');
}

const bodies = fc
	.array(fc.constantFrom('.', '..', 'a', '\r\n', '\r', '\n', '\r\n.', 'YWJj'), { minLength: 1, maxLength: 12 })
	.map((parts) => Buffer.from(parts.join('')));

describe('a body that needs no escape', () => {
	it('is one that nodemailer writes as it is', () =>
		fc.assert(
			fc.asyncProperty(bodies, async (bytes) => {
				const plain = await written(bytes, () => undefined);
				expect(needsNoEscape(bytes)).toBe(plain === `${bytes.toString('latin1')}.\r\n`);
			}),
			{ numRuns: 500 }
		));

	it('is written the same where nodemailer does not look at it', async () => {
		const bytes = Buffer.from('Subject: a\r\n\r\nb.\r\n\r\n');
		expect(needsNoEscape(bytes)).toBe(true);
		expect(await written(bytes, passAsIs)).toBe(await written(bytes, () => undefined));
	});
});
