import { parseAddress } from '#domain/address.ts';
import { addressFault } from '#ui/address-words.ts';
import { m } from '#ui/paraglide/messages.js';
import { plainPin, type MailboxEntries } from './mailbox-entries.ts';

/** What is wrong with a mailbox, in words, by field. */
export type MailboxProblems = Partial<Record<keyof MailboxEntries, string>>;

/** What is wrong with the entries; `needsPassword` while the relay holds none that fits. */
export function mailboxProblems(entries: MailboxEntries, needsPassword: boolean): MailboxProblems {
	const { login } = entries;
	const found = {
		name: entries.name.trim() === '' ? m.settings_mailbox_name_missing() : '',
		host: isHost(entries.host) ? '' : m.settings_mailbox_host_wrong(),
		port: isPort(entries.port) ? '' : m.settings_mailbox_port_wrong(),
		user: login !== 'none' && entries.user.trim() === '' ? m.settings_mailbox_user_missing() : '',
		password:
			login === 'password' && needsPassword && entries.password === '' ? m.settings_mailbox_password_missing() : '',
		...(login === 'oauth' ? oauthProblems(entries) : {}),
		senderAddress: addressProblem(entries.senderAddress),
		replyTo: entries.replyTo.trim() === '' ? '' : addressProblem(entries.replyTo),
		copyTo: entries.copyTo.trim() === '' ? '' : addressProblem(entries.copyTo),
		...(entries.reads ? imapProblems(entries) : {}),
		perMinute: isLimit(entries.perMinute) ? '' : m.mailbox_limit_wrong(),
		perDay: isLimit(entries.perDay) ? '' : m.mailbox_limit_wrong(),
		pin: /^([0-9a-f]{64})?$/.test(plainPin(entries.pin)) ? '' : m.settings_mailbox_pin_wrong()
	};
	return Object.fromEntries(Object.entries(found).filter(([, words]) => words !== ''));
}

const oauthProblems = ({ oauthClient, oauthTenant, oauthProvider }: MailboxEntries): MailboxProblems => ({
	oauthClient: /^[A-Za-z0-9._-]{1,200}$/.test(oauthClient.trim()) ? '' : m.mailbox_oauth_client_wrong(),
	oauthTenant:
		oauthProvider !== 'microsoft' || /^[A-Za-z0-9.-]*$/.test(oauthTenant.trim()) ? '' : m.mailbox_oauth_tenant_wrong()
});

const imapProblems = ({ imapHost, imapPort, imapUser }: MailboxEntries): MailboxProblems => ({
	imapHost: isHost(imapHost) ? '' : m.settings_mailbox_host_wrong(),
	imapPort: isPort(imapPort) ? '' : m.settings_mailbox_port_wrong(),
	imapUser: imapUser.trim() === '' ? m.settings_mailbox_user_missing() : ''
});

const isHost = (text: string): boolean => /^[A-Za-z0-9.:_-]+$/.test(text.trim());
const isPort = (text: string): boolean => isWhole(text.trim(), 65_535);
const isLimit = (text: string): boolean => text.trim() === '' || isWhole(text.trim(), 1_000_000);
const isWhole = (text: string, max: number): boolean =>
	/^\d{1,7}$/.test(text) && Number(text) >= 1 && Number(text) <= max;

function addressProblem(text: string): string {
	const address = parseAddress(text.trim());
	return address.ok ? '' : addressFault(address.error);
}
