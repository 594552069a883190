import { beforeAll, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#ui/paraglide/runtime.js';
import { mailboxProblems, plainPin, type MailboxEntries } from './mailbox-problems.ts';

const good: MailboxEntries = {
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

	it.each([
		['a server with a space', { host: 'smtp provider' }, ['host']],
		['a server with a path', { host: 'smtp.x.example/mail' }, ['host']],
		['no server', { host: ' ' }, ['host']],
		['port 0', { port: '0' }, ['port']],
		['port 70000', { port: '70000' }, ['port']],
		['a port in words', { port: 'smtp' }, ['port']],
		['two senders', { senderAddress: 'a@x.example,b@y.example' }, ['senderAddress']],
		['a sender with a name', { senderAddress: 'Jan <jan@x.example>' }, ['senderAddress']],
		['a reply address that is none', { replyTo: 'volgt nog' }, ['replyTo']],
		['half a fingerprint', { pin: 'ab:cd' }, ['pin']]
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
});
