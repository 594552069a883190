import type { Logger } from 'pino';
import type { Store } from '#server/queue/schema.ts';
import type { Guard } from '#server/transport/reach.ts';

/** What delivering takes from outside. */
export interface Delivery {
	store: Store;
	/** The password of a mailbox in clear, or null where it cannot be read. */
	openSecret: (mailboxId: string, secret: Uint8Array) => string | null;
	guard: Guard;
	/** The relay's time, ISO in UTC. */
	clock: () => string;
	newId: () => string;
	log: Logger;
	/** 1, but in tests. */
	backoffScale: number;
}
