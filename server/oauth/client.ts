import type { OauthClient } from '#domain/mailbox.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import type { Vault } from '#server/vault/vault.ts';

/** The operator's registration that a mailbox signs in with, or null where it does not. */
export const clientOf = ({ login, oauth_provider, oauth_client_id, oauth_tenant }: MailboxRow): OauthClient | null =>
	login === 'oauth' && oauth_provider !== null
		? { provider: oauth_provider, clientId: oauth_client_id, tenant: oauth_tenant }
		: null;

/** What the registration says of itself at each request; its secret only where it has one. */
export function clientForm(vault: Vault, mailbox: MailboxRow): Record<string, string> {
	const secret = mailbox.oauth_secret && vault.open(mailbox.id, 'oauth', mailbox.oauth_secret);
	return { client_id: mailbox.oauth_client_id, ...(secret?.ok ? { client_secret: secret.value } : {}) };
}
