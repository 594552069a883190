import type { Logger } from 'pino';
import { replyTimeout } from '#server/queue/attempts.ts';
import type { Result } from '#domain/result.ts';
import type { MailboxRow, Store } from '#server/queue/schema.ts';
import type { Credentials, NoCredentials } from '#server/transport/enter.ts';
import type { Guard } from '#server/transport/reach.ts';
import type { Timeouts } from '#server/transport/session.ts';
import type { Composer } from './composer.ts';

/** What delivering takes from outside. */
export interface Delivery {
	store: Store;
	/** The same, for commits that lanes wait for at the same time. */
	shared: Store;
	/** The same, for what a crash may undo as long as nothing was sent after it. */
	ahead: Store;
	/** Whether the disk has room for what mail servers will say. */
	hasRoom: () => Promise<boolean>;
	/** What a mailbox logs in with, in clear. */
	credentials: (mailbox: MailboxRow) => Promise<Result<Credentials, NoCredentials>>;
	/** Builds the mail of a message. */
	compose: Composer['build'];
	guard: Guard;
	timeouts: Timeouts;
	/** The relay's time, ISO in UTC. */
	clock: () => string;
	newId: () => string;
	/** Hears of each attempt that was closed: copies may be due. */
	settled?: (mailboxId: string) => void;
	log: Logger;
	/** 1, but in tests. */
	backoffScale: number;
}

/** How long mail servers are waited for. */
export const timeouts: Timeouts = { connect: 60_000, reply: replyTimeout };
