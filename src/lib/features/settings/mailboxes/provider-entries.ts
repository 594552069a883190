import { userAt, type Provider } from '#templates/mailboxes.ts';
import type { MailboxEntries } from './mailbox-entries.ts';

/** Fills in what is known of a provider; what is not known is left as it stands. */
export function fillIn(entries: MailboxEntries, provider: Provider): void {
	const { smtp, imap, login, perMinute, perDay, filesSent } = provider;
	const user = userAt(provider, entries.senderAddress.trim());
	if (smtp) Object.assign(entries, { host: smtp.host, port: String(smtp.port), security: smtp.security });
	if (user !== '') Object.assign(entries, { user, imapUser: user });
	entries.login = login === 'oauth' ? 'oauth' : 'password';
	if (provider.provider) entries.oauthProvider = provider.provider;
	if (imap)
		Object.assign(entries, {
			reads: true,
			imapHost: imap.host,
			imapPort: String(imap.port),
			imapSecurity: imap.security
		});
	entries.perMinute = perMinute === null ? '' : String(perMinute);
	entries.perDay = perDay === null ? '' : String(perDay);
	entries.filesSent = filesSent ?? false;
}
