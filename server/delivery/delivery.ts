import type { Logger } from 'pino';
import { replyTimeout } from '#server/queue/attempts.ts';
import type { Store } from '#server/queue/schema.ts';
import type { Guard } from '#server/transport/reach.ts';
import type { Timeouts } from '#server/transport/session.ts';

/** What delivering takes from outside. */
export interface Delivery {
	store: Store;
	/** The password of a mailbox in clear, or null where it cannot be read. */
	openSecret: (mailboxId: string, secret: Uint8Array) => string | null;
	guard: Guard;
	timeouts: Timeouts;
	/** The relay's time, ISO in UTC. */
	clock: () => string;
	newId: () => string;
	log: Logger;
	/** 1, but in tests. */
	backoffScale: number;
}

/** How long mail servers are waited for. */
export const timeouts: Timeouts = { connect: 60_000, reply: replyTimeout };
