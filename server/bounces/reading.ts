import type { Logger } from 'pino';
import type { Result } from '#domain/result.ts';
import type { MailboxRow, Store } from '#server/queue/schema.ts';
import type { Credentials, NoCredentials } from '#server/transport/enter.ts';
import type { Guard } from '#server/transport/reach.ts';

/** What looking into mailboxes takes from outside. */
export interface Reading {
	store: Store;
	/** What a mailbox logs in with by IMAP, in clear. */
	credentials: (mailbox: MailboxRow) => Promise<Result<Credentials, NoCredentials>>;
	guard: Guard;
	/** The relay's time, ISO in UTC. */
	clock: () => string;
	log: Logger;
	/** 1, but in tests. */
	backoffScale: number;
}
