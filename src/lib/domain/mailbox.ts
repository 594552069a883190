/** How the connection to a mail server is protected. */
export type Security = 'tls' | 'starttls' | 'opportunistic' | 'none';

/** All protections, the best first. */
export const securities: readonly Security[] = ['tls', 'starttls', 'opportunistic', 'none'];

/** How one logs in. */
export type Login = 'none' | 'password';

/** An SMTP account that the relay holds for an issuer. Its password is never part of what is read back. */
export interface Mailbox {
	/** UUIDv7; `practice` for the relay's own practice mailbox. */
	id: string;
	name: string;
	host: string;
	port: number;
	security: Security;
	login: Login;
	user: string;
	senderName: string;
	senderAddress: string;
	/** Empty to answer to the sender. */
	replyTo: string;
	/** SHA-256 fingerprint of the server's certificate to accept in place of a public chain, or empty. */
	pin: string;
}

/** What the relay says of a mailbox. */
export interface MailboxStatus extends Mailbox {
	practice: boolean;
	hasPassword: boolean;
	/** Why it stands still, or null while it works. */
	paused: { reason: string; detail: string; at: string } | null;
	/** Recipients that wait in it. */
	waiting: number;
}
