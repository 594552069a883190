import { err, ok, type Result } from '#domain/result.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import type { Credentials, NoCredentials } from '#server/transport/enter.ts';
import type { Vault } from '#server/vault/vault.ts';
import type { AccessTokens } from './access-tokens.ts';

/** What a mailbox logs in with, by SMTP and by IMAP; an error where the relay holds nothing that it could log in with. */
export interface Keys {
	smtp: (mailbox: MailboxRow) => Promise<Result<Credentials, NoCredentials>>;
	imap: (mailbox: MailboxRow) => Promise<Result<Credentials, NoCredentials>>;
}

/** Reads passwords from the vault, and gets access tokens where the mailbox signs in at its provider. */
export function createKeys(vault: Vault, tokens: AccessTokens): Keys {
	const password = ({ id }: MailboxRow, field: string, sealed: Uint8Array | null): Result<string, NoCredentials> => {
		const opened = sealed && vault.open(id, field, sealed);
		return opened?.ok ? ok(opened.value) : err({ type: 'NotSignedIn' });
	};

	async function smtp(mailbox: MailboxRow): Promise<Result<Credentials, NoCredentials>> {
		const { id, login, user } = mailbox;
		switch (login) {
			case 'none':
				return ok({ login, user, password: '' });
			case 'password': {
				const opened = password(mailbox, 'password', mailbox.secret);
				return opened.ok ? ok({ login, user, password: opened.value }) : opened;
			}
			case 'oauth': {
				const first = await tokens.get(id, 'held');
				if (!first.ok) return first;
				const token = async (which: 'held' | 'fresh') => {
					const got = which === 'held' ? first : await tokens.get(id, which);
					// With the token it has refused already the server says why, and the mailbox stands still.
					return got.ok ? got.value : first.value;
				};
				return ok({ login, user, password: '', token });
			}
		}
	}

	return {
		smtp,
		async imap(mailbox) {
			const user = mailbox.imap_user ?? mailbox.user;
			if (mailbox.imap_secret === null) {
				const same = await smtp(mailbox);
				return same.ok ? ok({ ...same.value, user }) : same;
			}
			const opened = password(mailbox, 'imap', mailbox.imap_secret);
			return opened.ok ? ok({ login: 'password', user, password: opened.value }) : opened;
		}
	};
}
