import { describe, expect, it } from 'vitest';
import { dsnMail, letterMail } from '#tests/support/bounce-mails.ts';
import { readReports } from './report.ts';

const parts = { messageId: '<0199@zonneveld.example>', recipient: 'jan@klant.example' };
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (mail: string): Uint8Array => new TextEncoder().encode(mail);

const daemon = ['Return-Path: <>', 'From: MAILER-DAEMON@mx.provider.example', 'Subject: failure notice'];
const copy = '--- Below this line is a copy of the message.';

/** What a mail says: whom it is about, what happened, which message. */
async function told(mail: Uint8Array) {
	const reports = await readReports(mail);
	return reports.flatMap(({ messageIds, notices }) =>
		notices.map(({ recipient, action, status }) => `${recipient} ${action} ${status} ${messageIds.join()}`.trim())
	);
}

describe('the reports in a mail', () => {
	it('are read from the parts of RFC 3464, with the message that came back', async () => {
		expect(await readReports(dsnMail({ ...parts, envelopeId: '0199' }))).toEqual([
			{
				envelopeId: '0199',
				messageIds: [parts.messageId],
				notices: [
					{
						recipient: 'jan@klant.example',
						original: '',
						action: 'failed',
						status: '5.1.1',
						words: '550 5.1.1 User unknown'
					}
				]
			}
		]);
	});

	it('are read in a multipart of another kind, and where the message came back whole', async () => {
		const odd = text(dsnMail(parts))
			.replace('multipart/report', 'multipart/mixed')
			.replace('text/rfc822-headers', 'message/rfc822');
		expect(await told(bytes(odd))).toEqual(['jan@klant.example failed 5.1.1 <0199@zonneveld.example>']);
	});

	it('take the message from the text, or from what they answer, where none came back', async () => {
		const cut = text(dsnMail(parts)).replace(/--b1\r\nContent-Type: text\/rfc822-headers[^]*?--b1--/, '--b1--');
		expect(await told(bytes(cut))).toEqual(['jan@klant.example failed 5.1.1']);
		expect(await told(bytes(`In-Reply-To: ${parts.messageId}\r\n${cut}`))).toEqual([
			'jan@klant.example failed 5.1.1 <0199@zonneveld.example>'
		]);
	});

	it('of a report that came back itself are about their own message', async () => {
		const inner = text(dsnMail({ messageId: '<2@zonneveld.example>', recipient: 'piet@klant.example' }));
		const outer = text(dsnMail(parts))
			.replaceAll('b1', 'outer')
			.replace(
				/Content-Type: text\/rfc822-headers[^]*?--outer--/,
				`Content-Type: message/rfc822\r\n\r\n${inner}--outer--`
			);
		expect(await told(bytes(outer))).toEqual([
			'jan@klant.example failed 5.1.1',
			'piet@klant.example failed 5.1.1 <2@zonneveld.example>'
		]);
	});

	it('are none in a mail that merely has one attached to a forwarded mail', async () => {
		const forwarded = [
			'From: Jan <jan@klant.example>',
			'Content-Type: multipart/mixed; boundary="f"',
			'',
			'--f',
			'Content-Type: message/rfc822',
			'',
			`${text(dsnMail(parts))}--f--`
		].join('\r\n');
		expect(await readReports(bytes(forwarded))).toEqual([]);
	});

	it.each([
		[
			'qmail',
			[
				"I'm afraid I wasn't able to deliver your message to the following addresses.",
				"This is a permanent error; I've given up.",
				'',
				'<jan@klant.example>:',
				'192.0.2.9 does not like recipient.',
				'Remote host said: 550 5.1.1 User unknown',
				'',
				copy
			]
		],
		[
			'Exim',
			[
				'A message that you sent could not be delivered. This is a permanent error.',
				'',
				'  jan@klant.example',
				'    host mx.klant.example [192.0.2.9]: 550 5.1.1 Unknown user',
				'',
				'------ This is a copy of the message, including all the headers. ------'
			]
		],
		[
			'GMX',
			[
				'Diese E-Mail konnte nicht zugestellt werden.',
				'',
				'"jan@klant.example":',
				'5.1.1 <jan@klant.example>... User unknown',
				'',
				'--- The header of the original message is following. ---'
			]
		]
	])('are read from the letter of %s', async (_system, letter) => {
		expect(await told(letterMail(daemon, letter, parts))).toEqual([
			'jan@klant.example failed 5.1.1 <0199@zonneveld.example>'
		]);
	});

	it('say "delayed" where a mail system goes on trying', async () => {
		const letter = ['<jan@klant.example>:', 'Temporary failure. The server will keep trying for 2 days.', copy];
		expect(await told(letterMail(daemon, letter, parts))).toEqual([
			'jan@klant.example delayed  <0199@zonneveld.example>'
		]);
	});

	const failed = ['<jan@klant.example>: your message could not be delivered, 550 5.1.1 failed permanently', copy];
	it.each([
		['a person', ['From: Jan <jan@klant.example>', 'Subject: Re: Factuur'], failed],
		[
			'somebody on holiday',
			['Return-Path: <>', 'From: jan@klant.example', 'Subject: Automatisch antwoord: Factuur'],
			failed
		],
		['an absence in plain words', daemon, ['<jan@klant.example>: I am back on Monday.', copy]],
		[
			'a door at which one has to knock',
			daemon,
			['<jan@klant.example> failed until you confirm that you are human: click here', copy]
		],
		['a letter without the headers of a message', daemon, failed.slice(0, 1)]
	])('are none in the mail of %s', async (_what, headers, letter) => {
		const mail = letterMail(headers, letter, parts);
		const withoutId = letter.includes(copy) ? mail : bytes(text(mail).replace(/Message-ID:.*\r\n/, ''));
		expect(await readReports(withoutId)).toEqual([]);
	});

	// Nobody waits for longer than a test may take
	it.each([
		['a letter of empty lines', bytes(`${daemon.join('\r\n')}\r\n\r\nfailed${'\n'.repeat(250_000)}x`)],
		['a letter of quoted lines', bytes(`${daemon.join('\r\n')}\r\n\r\nfailed${'\n*'.repeat(125_000)}x`)],
		['an endless subject', bytes(`From: MAILER-DAEMON@a.example\r\nSubject: ${'automatisch'.repeat(17_000)}\r\n\r\nx`)],
		['thousands of parts', bytes(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\n'.repeat(36_000)}`)]
	])('are soon known to be none in %s', async (_what, mail) => {
		expect(await readReports(mail)).toEqual([]);
	});

	it('are none in bytes that are no mail', async () => {
		for (const junk of [
			'',
			'\0\0\0',
			'Content-Type: multipart/report; boundary=""\r\n\r\n--\r\n',
			`${'a: b\r\n'.repeat(50_000)}`
		])
			expect(await readReports(bytes(junk))).toEqual([]);
	});
});
