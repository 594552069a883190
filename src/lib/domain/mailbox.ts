import type { MailboxLoad } from './forecast.ts';

/** How the connection to a mail server is protected. */
export type Security = 'tls' | 'starttls' | 'opportunistic' | 'none';

/** All protections, the best first. */
export const securities: readonly Security[] = ['tls', 'starttls', 'opportunistic', 'none'];

/** How one logs in. */
export type Login = 'none' | 'password' | 'oauth';

/** The operator's own registration at a provider, with which a mailbox signs in there. */
export interface OauthClient {
	provider: 'google' | 'microsoft';
	clientId: string;
	/** The directory of a Microsoft account (an id, a domain, `common`); empty for Google. */
	tenant: string;
}

/** Where the relay reads the mailbox itself: bounces, and the copy in Sent. */
export interface ImapAccount {
	host: string;
	port: number;
	security: Exclude<Security, 'opportunistic'>;
	user: string;
}

/** An SMTP account that the relay holds for an issuer. Its secrets are never part of what is read back. */
export interface Mailbox {
	/** UUIDv7; `practice` for the relay's own practice mailbox. */
	id: string;
	name: string;
	host: string;
	port: number;
	security: Security;
	login: Login;
	user: string;
	/** Set where the login is `oauth`. */
	oauth: OauthClient | null;
	senderName: string;
	senderAddress: string;
	/** Empty to answer to the sender. */
	replyTo: string;
	/** SHA-256 fingerprint of the server's certificate to accept in place of a public chain, or empty. */
	pin: string;
	imap: ImapAccount | null;
	/** Whether the provider itself files what it sends in Sent. */
	filesSent: boolean;
	/** An address that gets a copy of each message with invoices, or empty. */
	copyTo: string;
	/** Recipients that the provider takes per minute and in 24 hours; null where no limit is known. */
	perMinute: number | null;
	perDay: number | null;
}

/** What the relay says of a mailbox. */
export interface MailboxStatus extends Mailbox {
	practice: boolean;
	/** The largest message that its server takes, by its own word; null where it has not said or the relay does not tell. Bytes. */
	maxMessageBytes: number | null;
	/** Whether the relay holds what its login needs: a password, or a sign-in at the provider. */
	hasPassword: boolean;
	/** Whether IMAP has a password of its own; it logs in like SMTP otherwise. */
	hasImapPassword: boolean;
	/** Whether the registration at the provider has its secret. */
	hasOauthSecret: boolean;
	/** Whether its inbox can be read: why not, or null; null where it has not been looked into. */
	reading: { problem: string | null; detail: string; at: string } | null;
	/** Why it stands still, or null while it works. */
	paused: { reason: string; detail: string; at: string } | null;
	/** Recipients that wait in it. */
	waiting: number;
	/** How busy it is; null where the relay does not say. */
	load: MailboxLoad | null;
	copies: OwnCopies;
}

/** How copies to oneself fare: how many wait, and what of the last days perhaps or surely failed. */
export interface OwnCopies {
	waiting: number;
	/** How many, and of the last one the ISO time, the reason and the server's words. */
	failed: { count: number; at: string; reason: string | null; reply: string } | null;
}

/** What a mailbox's password or sign-in was given for. */
export type Account = Pick<Mailbox, 'host' | 'port' | 'user' | 'login' | 'oauth'>;

/**
 * Whether a password or sign-in that was given for one account may be used for another: only where the same server gets
 * it for the same user.
 */
export function isSameAccount(a: Account, b: Account): boolean {
	if (a.host !== b.host || a.port !== b.port || a.user !== b.user || a.login !== b.login) return false;
	return (
		a.oauth?.provider === b.oauth?.provider &&
		a.oauth?.clientId === b.oauth?.clientId &&
		a.oauth?.tenant === b.oauth?.tenant
	);
}

/** Whether two IMAP accounts are the same server and user. */
export const isSameImap = (a: ImapAccount | null, b: ImapAccount | null): boolean =>
	a?.host === b?.host && a?.port === b?.port && a?.user === b?.user;

/**
 * Whether the password or sign-in of a mailbox stays when it is changed: the account is the same, and IMAP, where it logs
 * in likewise, is no server that it was not given for.
 */
export const keepsSecret = (
	before: Account & Pick<Mailbox, 'imap'>,
	after: Account & Pick<Mailbox, 'imap'>,
	imapPassword: 'own' | 'same'
): boolean =>
	isSameAccount(before, after) &&
	(after.imap === null || imapPassword === 'own' || isSameImap(before.imap, after.imap));
