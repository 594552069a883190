import { parseAddress } from '#domain/address.ts';
import type { Login, Security } from '#domain/mailbox.ts';
import { addressFault } from '#ui/address-words.ts';
import { m } from '#ui/paraglide/messages.js';

/** A mailbox as it stands in the form. */
export interface MailboxEntries {
	name: string;
	host: string;
	port: string;
	security: Security;
	login: Login;
	user: string;
	password: string;
	senderName: string;
	senderAddress: string;
	replyTo: string;
	pin: string;
}

/** The usual port of each protection. */
export const usualPorts: Record<Security, string> = { tls: '465', starttls: '587', opportunistic: '587', none: '25' };

/** A fingerprint as the relay takes it: no colons or spaces, lower case. */
export const plainPin = (text: string): string => text.replace(/[\s:]/g, '').toLowerCase();

/** What is wrong with the entries, by field; `needsPassword` while the relay holds none that fits. */
export function mailboxProblems(
	entries: MailboxEntries,
	needsPassword: boolean
): Partial<Record<keyof MailboxEntries, string>> {
	const byPassword = entries.login === 'password';
	const found = {
		name: entries.name.trim() === '' ? m.settings_mailbox_name_missing() : '',
		host: /^[A-Za-z0-9.:_-]+$/.test(entries.host.trim()) ? '' : m.settings_mailbox_host_wrong(),
		port: isPort(entries.port.trim()) ? '' : m.settings_mailbox_port_wrong(),
		user: byPassword && entries.user.trim() === '' ? m.settings_mailbox_user_missing() : '',
		password: byPassword && needsPassword && entries.password === '' ? m.settings_mailbox_password_missing() : '',
		senderAddress: addressProblem(entries.senderAddress.trim()),
		replyTo: entries.replyTo.trim() === '' ? '' : addressProblem(entries.replyTo.trim()),
		pin: /^([0-9a-f]{64})?$/.test(plainPin(entries.pin)) ? '' : m.settings_mailbox_pin_wrong()
	};
	return Object.fromEntries(Object.entries(found).filter(([, words]) => words !== ''));
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;

function addressProblem(text: string): string {
	const address = parseAddress(text);
	return address.ok ? '' : addressFault(address.error);
}
