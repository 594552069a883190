import type { PutMailbox } from '#domain/contract-mailboxes.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { ImapAccount, Login, Mailbox, MailboxStatus, OauthClient, Security } from '#domain/mailbox.ts';

/** A mailbox as it stands in the form. */
export interface MailboxEntries {
	name: string;
	host: string;
	port: string;
	security: Security;
	login: Login;
	user: string;
	password: string;
	oauthProvider: OauthClient['provider'];
	oauthClient: string;
	oauthTenant: string;
	oauthSecret: string;
	senderName: string;
	senderAddress: string;
	replyTo: string;
	copyTo: string;
	/** Whether the relay looks into it. */
	reads: boolean;
	imapHost: string;
	imapPort: string;
	imapSecurity: ImapAccount['security'];
	imapUser: string;
	imapPassword: string;
	filesSent: boolean;
	perMinute: string;
	perDay: string;
	pin: string;
}

/** The usual port of each protection. */
export const usualPorts: Record<Security, string> = { tls: '465', starttls: '587', opportunistic: '587', none: '25' };

/** A fingerprint as the relay takes it: no colons or spaces, lower case. */
export const plainPin = (text: string): string => text.replace(/[\s:]/g, '').toLowerCase();

/** The form of a new mailbox, for an issuer where there is one. */
export const newEntries = (issuer: Issuer | null): MailboxEntries => ({
	name: issuer?.name ?? '',
	host: '',
	port: usualPorts.tls,
	security: 'tls',
	login: 'password',
	user: issuer?.email ?? '',
	password: '',
	oauthProvider: 'google',
	oauthClient: '',
	oauthTenant: '',
	oauthSecret: '',
	senderName: issuer?.name ?? '',
	senderAddress: issuer?.email ?? '',
	replyTo: '',
	copyTo: '',
	reads: false,
	imapHost: '',
	imapPort: '993',
	imapSecurity: 'tls',
	imapUser: issuer?.email ?? '',
	imapPassword: '',
	filesSent: false,
	perMinute: '',
	perDay: '',
	pin: ''
});

/** The form of a mailbox that the relay holds; its secrets are not read back. */
export const entriesOf = (known: MailboxStatus): MailboxEntries => ({
	name: known.name,
	host: known.host,
	port: String(known.port),
	security: known.security,
	login: known.login,
	user: known.user,
	password: '',
	oauthProvider: known.oauth?.provider ?? 'google',
	oauthClient: known.oauth?.clientId ?? '',
	oauthTenant: known.oauth?.tenant ?? '',
	oauthSecret: '',
	senderName: known.senderName,
	senderAddress: known.senderAddress,
	replyTo: known.replyTo,
	copyTo: known.copyTo,
	reads: known.imap !== null,
	imapHost: known.imap?.host ?? '',
	imapPort: String(known.imap?.port ?? 993),
	imapSecurity: known.imap?.security ?? 'tls',
	imapUser: known.imap?.user ?? known.user,
	imapPassword: '',
	filesSent: known.filesSent,
	perMinute: known.perMinute === null ? '' : String(known.perMinute),
	perDay: known.perDay === null ? '' : String(known.perDay),
	pin: known.pin
});

/** What of the entries a password or sign-in was given for. */
export const accountIn = (
	entries: MailboxEntries
): Pick<Mailbox, 'host' | 'port' | 'user' | 'login' | 'oauth' | 'imap'> => ({
	host: entries.host.trim(),
	port: Number(entries.port),
	login: entries.login,
	user: entries.login === 'none' ? '' : entries.user.trim(),
	oauth:
		entries.login === 'oauth'
			? {
					provider: entries.oauthProvider,
					clientId: entries.oauthClient.trim(),
					tenant: entries.oauthProvider === 'microsoft' ? entries.oauthTenant.trim() : ''
				}
			: null,
	imap: entries.reads
		? {
				host: entries.imapHost.trim(),
				port: Number(entries.imapPort),
				security: entries.imapSecurity,
				user: entries.imapUser.trim()
			}
		: null
});

/** The entries as the relay takes them; a secret that was not written is left out, so that it stays. */
export const toRelay = (entries: MailboxEntries): PutMailbox => ({
	...accountIn(entries),
	name: entries.name.trim(),
	security: entries.security,
	...(entries.login === 'password' && entries.password !== '' ? { password: entries.password } : {}),
	...(entries.login === 'oauth' && entries.oauthSecret !== '' ? { oauthSecret: entries.oauthSecret.trim() } : {}),
	...(entries.reads && entries.imapPassword !== '' ? { imapPassword: entries.imapPassword } : {}),
	senderName: entries.senderName.trim(),
	senderAddress: entries.senderAddress.trim(),
	replyTo: entries.replyTo.trim(),
	copyTo: entries.copyTo.trim(),
	filesSent: entries.filesSent,
	perMinute: entries.perMinute.trim() === '' ? null : Number(entries.perMinute),
	perDay: entries.perDay.trim() === '' ? null : Number(entries.perDay),
	pin: plainPin(entries.pin)
});
