import type { Logger } from 'pino';
import { err, ok, type Result } from '#domain/result.ts';
import { readMailbox, replaceSecret } from '#server/queue/secrets.ts';
import type { MailboxRow, Store } from '#server/queue/schema.ts';
import type { NoCredentials } from '#server/transport/enter.ts';
import type { Vault } from '#server/vault/vault.ts';
import { ask, TokenAnswer } from './ask.ts';
import { clientForm, clientOf } from './client.ts';
import { endpointsOf } from './endpoints.ts';

/** A token is renewed this many milliseconds before it ends, so that none ends on its way. */
const spare = 5 * 60_000;

/** The access tokens of all mailboxes: kept in memory only, renewed by the refresh tokens in the vault. */
export interface AccessTokens {
	/** A token that lasts; `fresh` where the mail server did not take the one it was given. */
	get: (mailboxId: string, which: 'held' | 'fresh') => Promise<Result<string, NoCredentials>>;
}

/** What access tokens are made with. */
export interface TokenParts {
	store: Store;
	vault: Vault;
	log: Logger;
	/** The relay's time, ISO in UTC. */
	now: () => string;
	/** Where the providers' endpoints lie in tests, or null. */
	base: string | null;
}

/** Makes the keeper of access tokens. Each mailbox is renewed once at a time: a refresh token may work only once. */
export function createAccessTokens(parts: TokenParts): AccessTokens {
	const held = new Map<string, { token: string; until: number; secret: Buffer }>();
	const running = new Map<string, Promise<Result<string, NoCredentials>>>();

	async function renew(mailbox: MailboxRow): Promise<Result<string, NoCredentials>> {
		const { id, secret } = mailbox;
		const client = clientOf(mailbox);
		const refresh = secret && parts.vault.open(id, 'refresh', secret);
		if (!client || !refresh?.ok) return err({ type: 'NotSignedIn' });
		const answer = await ask(TokenAnswer, endpointsOf(client, parts.base).token, {
			...clientForm(parts.vault, mailbox),
			grant_type: 'refresh_token',
			refresh_token: refresh.value
		});
		if (!answer.ok) return refused(mailbox, answer.error);
		const { access_token, expires_in, refresh_token } = answer.value;
		const kept = refresh_token ? Buffer.from(parts.vault.seal(id, 'refresh', refresh_token)) : Buffer.from(secret!);
		if (refresh_token) await replaceSecret(parts.store, id, secret!, kept);
		held.set(id, { token: access_token, until: Date.parse(parts.now()) + expires_in * 1000, secret: kept });
		parts.log.info({ mailboxId: id }, 'token.renewed');
		return ok(access_token);
	}

	async function refused(
		{ id, secret }: MailboxRow,
		error: { type: 'Unreachable'; detail: string } | { type: 'Refused'; code: string; detail: string }
	): Promise<Result<string, NoCredentials>> {
		held.delete(id);
		if (error.type === 'Unreachable') return err({ type: 'NoAnswer', detail: error.detail });
		if (error.code !== 'invalid_grant') return err({ type: 'Revoked', detail: `${error.code} ${error.detail}`.trim() });
		await replaceSecret(parts.store, id, secret!, null);
		parts.log.warn({ mailboxId: id }, 'token.revoked');
		return err({ type: 'Revoked', detail: error.detail });
	}

	return {
		async get(mailboxId, which) {
			const mailbox = await readMailbox(parts.store, mailboxId);
			if (!mailbox?.secret) return err({ type: 'NotSignedIn' });
			const kept = held.get(mailboxId);
			const lasts = kept?.secret.equals(mailbox.secret) && kept.until - Date.parse(parts.now()) > spare;
			if (which === 'held' && kept && lasts) return ok(kept.token);
			const one = running.get(mailboxId) ?? renew(mailbox).finally(() => running.delete(mailboxId));
			running.set(mailboxId, one);
			return one;
		}
	};
}
