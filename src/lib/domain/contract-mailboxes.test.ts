import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { MailboxList, PutMailbox } from './contract-mailboxes.ts';

/** What the first version of the app puts. */
const plain = {
	name: 'Kantoor',
	host: 'smtp.zonneveld.example',
	port: 465,
	security: 'tls',
	login: 'password',
	user: 'facturen',
	password: 'geheim\u0007',
	senderName: 'Bakkerij Zonneveld',
	senderAddress: 'facturen@zonneveld.example',
	replyTo: '',
	pin: ''
};
const further = {
	oauth: { provider: 'microsoft', clientId: '1b6e2a34-0f0a-4c1e-9b57-0d3f6a4f5a11', tenant: 'common' },
	oauthSecret: 'GOCSPX-1',
	imap: { host: 'imap.zonneveld.example', port: 993, security: 'tls', user: 'facturen' },
	imapPassword: 'ook geheim',
	filesSent: true,
	copyTo: 'archief@zonneveld.example',
	perMinute: 30,
	perDay: 500
};
const takes = (value: unknown): boolean => v.safeParse(PutMailbox, value).success;

describe('PUT mailboxes/:id', () => {
	it('takes a whole one, and changes nothing in it', () => {
		expect(v.parse(PutMailbox, { ...plain, ...further })).toEqual({ ...plain, ...further });
	});

	it('takes one of an older app, which knows no more', () => {
		expect(v.parse(PutMailbox, plain)).toEqual({
			...plain,
			oauth: null,
			imap: null,
			filesSent: false,
			copyTo: '',
			perMinute: null,
			perDay: null
		});
	});

	it.each(Object.keys(plain).filter((key) => key !== 'password'))('refuses one without %s', (key) => {
		expect(takes({ ...plain, [key]: undefined })).toBe(false);
	});

	it.each([
		{ more: 1 },
		{ host: 'smtp.x.nl/path' },
		{ host: 'smtp.x.nl\r\n' },
		{ host: '' },
		{ port: 0 },
		{ port: 65_536 },
		{ port: 25.5 },
		{ security: 'ssl' },
		{ login: 'cram-md5' },
		{ pin: 'abc' },
		{ user: 'a\nb' },
		{ senderName: 'a\r\nBcc: b' },
		{ password: 'a'.repeat(1001) },
		{ oauth: { ...further.oauth, provider: 'yahoo' } },
		{ oauth: { ...further.oauth, clientId: '' } },
		{ oauth: { ...further.oauth, clientId: 'a&scope=b' } },
		{ oauth: { ...further.oauth, tenant: '../admin' } },
		{ imap: { ...further.imap, security: 'opportunistic' } },
		{ imap: { ...further.imap, host: 'a b' } },
		{ imap: { ...further.imap, user: '' } },
		{ copyTo: 'a@x.nl\r\nBcc: b@x.nl' },
		{ perMinute: 0 },
		{ perDay: 1.5 }
	])('refuses %j', (change) => {
		expect(takes({ ...plain, ...change })).toBe(false);
	});
});

describe('GET mailboxes', () => {
	const { password: _password, ...settings } = plain;
	const status = { ...settings, id: 'practice', practice: true, hasPassword: true, paused: null, waiting: 0 };

	it('may come from an older relay, which knows less', () => {
		const [mailbox] = v.parse(MailboxList, { mailboxes: [status] }).mailboxes;
		expect(mailbox).toMatchObject({ oauth: null, imap: null, copyTo: '', perDay: null, hasImapPassword: false });
	});
});
