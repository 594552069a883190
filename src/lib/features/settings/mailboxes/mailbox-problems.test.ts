import { beforeAll, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#ui/paraglide/runtime.js';
import { newEntries, plainPin, toRelay, type MailboxEntries } from './mailbox-entries.ts';
import { mailboxProblems } from './mailbox-problems.ts';
import { fillIn } from './provider-entries.ts';
import { providers } from '#templates/mailboxes.ts';

const good: MailboxEntries = {
	...newEntries(null),
	name: 'Invoices',
	host: 'smtp.provider.example',
	port: '465',
	security: 'tls',
	login: 'password',
	user: 'info@bakery.example',
	password: 'secret',
	senderName: 'Bakery',
	senderAddress: 'info@bakery.example',
	replyTo: '',
	pin: ''
};
const wrongFields = (entries: Partial<MailboxEntries>, needsPassword = true) =>
	Object.keys(mailboxProblems({ ...good, ...entries }, needsPassword));

describe('the form of a mailbox', () => {
	beforeAll(() => overwriteGetLocale(() => 'en'));

	it('lets a complete mailbox pass', () => {
		expect(wrongFields({})).toEqual([]);
	});

	it.each<[string, Partial<MailboxEntries>, string[]]>([
		['a server with a space', { host: 'smtp provider' }, ['host']],
		['a server with a path', { host: 'smtp.x.example/mail' }, ['host']],
		['no server', { host: ' ' }, ['host']],
		['port 0', { port: '0' }, ['port']],
		['port 70000', { port: '70000' }, ['port']],
		['a port in words', { port: 'smtp' }, ['port']],
		['two senders', { senderAddress: 'a@x.example,b@y.example' }, ['senderAddress']],
		['a sender with a name', { senderAddress: 'Jan <jan@x.example>' }, ['senderAddress']],
		['a reply address that is none', { replyTo: 'volgt nog' }, ['replyTo']],
		['half a fingerprint', { pin: 'ab:cd' }, ['pin']],
		['two copies', { copyTo: 'a@x.example; b@x.example' }, ['copyTo']],
		['no mail a day', { perDay: '0' }, ['perDay']],
		['half a mail a minute', { perMinute: '0.5' }, ['perMinute']],
		['a registration without its id', { login: 'oauth', password: '' }, ['oauthClient']],
		['returned mail from nowhere', { reads: true, imapUser: '' }, ['imapHost', 'imapUser']]
	])('refuses %s', (_case, entries, fields) => {
		expect(wrongFields(entries)).toEqual(fields);
	});

	it('asks for a password only where the relay holds none that fits', () => {
		expect(wrongFields({ password: '' })).toEqual(['password']);
		expect(wrongFields({ password: '' }, false)).toEqual([]);
	});

	it('asks for neither user nor password where nobody logs in', () => {
		expect(wrongFields({ login: 'none', user: '', password: '' })).toEqual([]);
	});

	it('takes a fingerprint as certificate viewers write it', () => {
		const written = 'AB:'.repeat(31) + 'CD';
		expect(plainPin(written)).toBe(`${'ab'.repeat(31)}cd`);
		expect(wrongFields({ pin: written })).toEqual([]);
	});

	it.each(providers.filter(({ smtp }) => smtp).map((provider) => [provider.name, provider] as const))(
		'is complete for %s but for its secrets',
		(_name, provider) => {
			const entries = { ...newEntries(null), name: 'Invoices', senderAddress: 'info@bakery.example' };
			fillIn(entries, provider);
			const missing = entries.login === 'oauth' ? 'oauthClient' : 'password';
			expect(Object.keys(mailboxProblems(entries, true))).toEqual([missing]);
			expect(toRelay(entries)).toMatchObject({ ...provider.smtp, perDay: provider.perDay });
			expect(toRelay(entries).imap).toMatchObject({ ...provider.imap });
		}
	);

	it('says nothing of a provider that no source tells of', () => {
		const entries = { ...newEntries(null), name: 'Invoices', senderAddress: 'info@bakery.example' };
		fillIn(
			entries,
			providers.find(({ id }) => id === 'telenet')!
		);
		expect(Object.keys(mailboxProblems(entries, true))).toEqual(['host', 'user', 'password']);
	});

	it('sends no secret that was not written, and none of another login', () => {
		expect(toRelay({ ...good, password: '' })).not.toHaveProperty('password');
		const byOauth = toRelay({ ...good, login: 'oauth', oauthSecret: 'x', imapPassword: 'y' });
		expect(byOauth).toMatchObject({ oauthSecret: 'x' });
		expect(byOauth).not.toHaveProperty('password');
		expect(byOauth).not.toHaveProperty('imapPassword');
	});
});
