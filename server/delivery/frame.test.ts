import fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer';
import { expect, it } from 'vitest';
import type { Sha256 } from '#domain/digest.ts';
import { fillFrame } from '#domain/mail-frame.ts';
import { frameOf, standInFor } from './frame.ts';

const words = fc.string({
	unit: fc.constantFrom('a', ' ', '.', '=', 'é', '€', '\n', '\r\n', '\t', '--', 'lang '.repeat(20)),
	maxLength: 60
});

const treeOf = (mail: { text: string; html: string; name: string }, files: readonly Buffer[]) =>
	new MailComposer({
		from: { address: 'facturen@zonneveld.example', name: mail.name },
		to: [{ address: 'jan@klant.example', name: mail.name }],
		subject: mail.name,
		text: mail.text,
		html: mail.html,
		date: new Date(0),
		messageId: '<a@zonneveld.example>',
		attachments: files.map((content, index) => ({
			filename: `${mail.name}${index}.pdf`,
			contentType: 'application/pdf',
			contentTransferEncoding: 'base64',
			content
		})),
		baseBoundary: 'boundary',
		newline: 'windows'
	}).compile();

/** Where a line of quoted-printable goes on in the next one is left to who writes it (RFC 2045, 6.7). */
const withoutSoftBreaks = (mail: Buffer): string => mail.toString().replaceAll('=\r\n', '');

it('a mail is written as nodemailer itself writes it', { timeout: 20_000 }, () =>
	fc.assert(
		fc.asyncProperty(fc.record({ text: words, html: words, name: words }), fc.nat(3), async (mail, count) => {
			const files = Array.from({ length: count }, (_, index) => Buffer.from(`file ${index}`));
			const standIns = files.map((_, index) => standInFor(`${index}` as Sha256));
			const frame = frameOf(
				treeOf(
					mail,
					standIns.map(({ content }) => content)
				),
				standIns
			);
			const whole = fillFrame(frame, (sha256) => Buffer.from(files[Number(sha256)]!.toString('base64')));
			const built = await treeOf(mail, files).build();
			expect(withoutSoftBreaks(Buffer.from(whole))).toBe(withoutSoftBreaks(built));
		}),
		{ numRuns: 100 }
	)
);
