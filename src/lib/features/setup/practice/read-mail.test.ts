import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMail } from './read-mail.ts';

const read = (text: string) => readMail(new TextEncoder().encode(text).buffer);

const mail = (...lines: string[]) => lines.join('\r\n');

describe('a mail of the practice mailbox', () => {
	it('is read with sender, words and files', async () => {
		const found = await read(
			mail(
				'From: Bakkerij <bakkerij@issuer.example>',
				'Reply-To: office@issuer.example',
				'To: a@shop.example, "B" <b@shop.example>',
				'Subject: =?UTF-8?Q?Factuur_=E2=82=AC?=',
				'MIME-Version: 1.0',
				'Content-Type: multipart/mixed; boundary=x',
				'',
				'--x',
				'Content-Type: text/plain; charset=utf-8',
				'',
				'Dear reader',
				'--x',
				'Content-Type: application/pdf; name="F 1.pdf"',
				'Content-Disposition: attachment; filename="F 1.pdf"',
				'Content-Transfer-Encoding: base64',
				'',
				'JVBERi0=',
				'--x--',
				''
			)
		);
		expect(found).toMatchObject({
			from: 'Bakkerij <bakkerij@issuer.example>',
			to: ['a@shop.example', 'B <b@shop.example>'],
			replyTo: ['office@issuer.example'],
			subject: 'Factuur €',
			text: 'Dear reader\n',
			cut: false
		});
		expect(found?.attachments.map(({ name, type }) => [name, type])).toEqual([['F 1.pdf', 'application/pdf']]);
		expect(new TextDecoder().decode(found?.attachments[0]?.bytes)).toBe('%PDF-');
	});

	it('keeps a file name from hiding its ending or leading out of the folder', async () => {
		const found = await read(
			mail(
				'Content-Type: application/octet-stream',
				"Content-Disposition: attachment; filename*=UTF-8''..%2F..%2Fa%E2%80%AEfdp.exe",
				'',
				'x'
			)
		);
		expect(found?.attachments[0]?.name).toBe('.._.._afdp.exe');
	});

	it('is cut where it is longer than anyone reads', async () => {
		const found = await read(mail('Content-Type: text/plain', '', 'x'.repeat(200_000)));
		expect(found?.text).toHaveLength(100_000);
		expect(found?.cut).toBe(true);
	});

	it('is given up where its parts are nested without end', async () => {
		const parts = Array.from({ length: 50 }, (_, depth) =>
			mail(`Content-Type: multipart/mixed; boundary=b${depth}`, '', `--b${depth}`, '')
		);
		expect(await read(parts.join(''))).toBeNull();
	});

	it('never fails, whatever the bytes are', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
				await expect(readMail(new Uint8Array(bytes).buffer)).resolves.toBeDefined();
			}),
			{ numRuns: 200 }
		);
	});
});
