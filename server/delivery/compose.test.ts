import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { Sha256 } from '#domain/digest.ts';
import type { Message } from '#domain/message.ts';
import { validMessage } from '#tests/support/valid-message.ts';
import { compose } from './compose.ts';

const at = '2026-03-02T09:00:00.000Z';
const pdf = Buffer.from('%PDF-1.7\nan invoice\n');

async function made(change: Partial<Message> = {}) {
	const composed = compose(validMessage(change), [pdf], at);
	if (!composed.ok) throw new Error(composed.error.address);
	const { bytes } = composed.value;
	return { ...composed.value, text: Buffer.from(bytes).toString('latin1'), mail: await PostalMime.parse(bytes) };
}

describe('compose', () => {
	it('gives the same bytes for the same message and time', async () => {
		const [one, other] = await Promise.all([made(), made()]);
		expect(one.sha256).toBe(other.sha256);
	});

	it('carries both bodies, the document and our own id', async () => {
		const message = validMessage();
		const { mail, headerId } = await made();
		expect(mail).toMatchObject({
			from: message.from,
			to: message.recipients,
			subject: message.subject,
			messageId: headerId,
			date: at
		});
		expect(mail.text?.trim()).toBe(message.text.trim());
		expect(mail.html?.trim()).toBe(message.html.trim());
		expect(mail.headers.find(({ key }) => key === 'x-facturier-id')?.value).toBe(message.id);
		const [file] = mail.attachments;
		expect(file).toMatchObject({ filename: '10002-2026-0001.pdf', mimeType: 'application/pdf' });
		expect(Buffer.from(file!.content as ArrayBuffer).equals(pdf)).toBe(true);
	});

	it('carries the same document twice where it is attached twice, and others between', async () => {
		const [file] = validMessage().attachments as [Message['attachments'][0]];
		const other = { ...file, sha256: 'b'.repeat(64) as Sha256, fileName: 'voorwaarden.pdf' };
		const message = validMessage({ attachments: [file, other, file] });
		const composed = compose(message, [pdf, Buffer.from('terms'), pdf], at);
		if (!composed.ok) throw new Error(composed.error.address);
		const mail = await PostalMime.parse(composed.value.bytes);
		const contents = mail.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer).toString());
		expect(contents).toEqual([pdf.toString(), 'terms', pdf.toString()]);
		expect(composed.value.frame.holes.map(({ sha256 }) => sha256)).toEqual([file.sha256, other.sha256, file.sha256]);
	});

	it('finds the place of each attachment, whatever stands in names and texts', async () => {
		const [file] = validMessage().attachments as [Message['attachments'][0]];
		const line = Buffer.from(file.sha256, 'hex').toString('base64');
		const other = { ...file, sha256: 'b'.repeat(64) as Sha256, fileName: `${line}.pdf` };
		const texts = { text: `${line}\n`, html: `<p>${line}</p>\n`, subject: line };
		const message = validMessage({ ...texts, attachments: [file, other] });
		const composed = compose(message, [pdf, Buffer.from('terms')], at);
		if (!composed.ok) throw new Error(composed.error.address);
		const { attachments } = await PostalMime.parse(composed.value.bytes);
		const contents = attachments.map(({ content }) => Buffer.from(content as ArrayBuffer).toString());
		expect(contents).toEqual([pdf.toString(), 'terms']);
		expect(attachments[1]!.filename).toBe(other.fileName);
	});

	it('ends every line by CRLF and keeps it short enough for SMTP', async () => {
		const { text } = await made({ text: `${'lang '.repeat(500)}\nkort\n`, html: `<p>${'ä'.repeat(3000)}</p>\n` });
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
	});

	it.each([
		'a@x.nl,b@y.nl',
		'a@x.nl;b@y.nl',
		'g: a@x.nl;',
		'Jan <a@x.nl>',
		'a@x.nl\r\nBcc: b@y.nl',
		'"a b"@x.nl',
		'postmaster'
	])('refuses %j as an address of anybody', (address) => {
		const bad = { ok: false, error: { type: 'BadAddress', address } };
		const party = { address, name: '' };
		expect(compose(validMessage({ recipients: [party] }), [pdf], at)).toEqual(bad);
		expect(compose(validMessage({ from: party }), [pdf], at)).toEqual(bad);
		expect(compose(validMessage({ replyTo: party }), [pdf], at)).toEqual(bad);
	});

	it('lets no name, subject or file name add a recipient or a header', () =>
		fc.assert(
			fc.asyncProperty(fc.string({ unit: fc.constantFrom(...'ab,;:<>@"\\()\'é%=?'), maxLength: 40 }), async (wild) => {
				const { mail, text } = await made({
					from: { address: 'facturen@zonneveld.example', name: wild },
					recipients: [{ address: 'jan@klant.example', name: wild }],
					subject: `x${wild}`,
					attachments: [{ ...validMessage().attachments[0]!, fileName: `x${wild}.pdf` }]
				});
				expect(mail.to?.map(({ address }) => address)).toEqual(['jan@klant.example']);
				expect(mail.from?.address).toBe('facturen@zonneveld.example');
				const names = text.slice(0, text.indexOf('\r\n\r\n')).match(/^[A-Za-z-]+(?=:)/gm);
				expect(names?.map((name) => name.toLowerCase()).sort()).toEqual(
					['content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to', 'x-facturier-id'].sort()
				);
			})
		));
});
