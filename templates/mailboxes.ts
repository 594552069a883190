import type { ImapAccount, OauthClient, Security } from '#domain/mailbox.ts';
import presets from './mailboxes.json' with { type: 'json' };

/** What there is to know before one starts with a provider: a key of the app's words. */
export type ProviderAdvice =
	'google' | 'workspace' | 'microsoft' | 'outlook' | 'switch-on' | 'own-password' | 'unknown' | 'own';

/**
 * What is known of a mail provider. What no source says is null or empty, and left to the person; how one logs in to the
 * firm's own server is what most servers want.
 */
export interface Provider {
	id: string;
	/** As it calls itself; empty for the firm's own server. */
	name: string;
	/** Domains whose addresses it serves. */
	domains: string[];
	smtp: { host: string; port: number; security: Security } | null;
	imap: Omit<ImapAccount, 'user'> | null;
	/** Whether one logs in with the whole address or with what stands before the @. */
	user: 'address' | 'local' | null;
	/** The login it wants; an app password is one that it makes for other programs. */
	login: 'password' | 'app-password' | 'oauth' | null;
	/** Where one signs in by OAuth2, if at all. */
	provider: OauthClient['provider'] | null;
	/** Messages a minute, and recipients in 24 hours. */
	perMinute: number | null;
	perDay: number | null;
	/** Whether it files what it sends in Sent itself. */
	filesSent: boolean | null;
	advice: ProviderAdvice | null;
	/** A page of its own about this, or empty. */
	help: string;
	/** Where these facts are from. */
	sources: string[];
}

/** The providers to choose from, the firm's own server last. */
export const providers = presets as readonly Provider[];

/** The firm's own server, of which nothing is known. */
export const ownServer: Provider = providers.at(-1)!;

/** The provider that serves an address by its domain, or null. */
export function providerOf(address: string): Provider | null {
	const domain = address.split('@')[1]?.trim().toLowerCase() ?? '';
	return providers.find(({ domains }) => domains.some((own) => domain === own || domain.endsWith(`.${own}`))) ?? null;
}

/** The provider whose server it is, or null; of those that share one, the first. */
export const providerAt = (host: string): Provider | null =>
	providers.find(({ smtp }) => smtp?.host === host.trim().toLowerCase()) ?? null;

/** The login name that a provider wants for an address; empty where that is not known. */
export function userAt({ user }: Provider, address: string): string {
	if (user === null) return '';
	return user === 'local' ? (address.split('@')[0] ?? '') : address;
}
