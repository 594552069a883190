import type { Session } from '#server/transport/session.ts';
import type { Delivery } from './delivery.ts';
import { runLane } from './lane.ts';

/** Connections per mailbox: more bring nothing. */
const maxLanes = 5;

/** The lanes at work in one mailbox. */
interface Crew {
	lanes: number;
	limit: number;
	sessions: Set<Session>;
}

/** All lanes that are at work. */
export interface Crews {
	/** Puts one more lane to work in a mailbox, unless enough are there or one has yet to get through. */
	reinforce(mailboxId: string): void;
	/** Resolves once no lane is at work. */
	finished(): Promise<void>;
}

/** What the lanes are given, and who hears of their end. */
export interface Orders {
	lease: string;
	/** Aborted to let lanes end after the message they are at. */
	stop: AbortSignal;
	/** Aborted to break their connections off. */
	breakOff: AbortSignal;
	ended: () => void;
	failed: (error: unknown) => void;
}

/** Makes the crews of a worker. */
export function createCrews(delivery: Delivery, orders: Orders): Crews {
	const crews = new Map<string, Crew>();
	const lanes = new Set<Promise<void>>();

	function start(mailboxId: string, crew: Crew): void {
		crew.lanes++;
		const lane = runLane(delivery, {
			...orders,
			mailboxId,
			sessions: crew.sessions,
			opened: () => reinforce(mailboxId),
			crowded: () => (crew.limit = crew.sessions.size)
		})
			.catch(orders.failed)
			.finally(() => {
				lanes.delete(lane);
				crew.lanes--;
				if (crew.lanes === 0) crews.delete(mailboxId);
				orders.ended();
			});
		lanes.add(lane);
	}

	function reinforce(mailboxId: string): void {
		const crew = crews.get(mailboxId) ?? { lanes: 0, limit: maxLanes, sessions: new Set() };
		crews.set(mailboxId, crew);
		const getsThrough = crew.sessions.size === crew.lanes;
		if (getsThrough && crew.lanes < crew.limit) start(mailboxId, crew);
	}

	return {
		reinforce,
		async finished() {
			// A lane may start another one while it is waited for.
			while (lanes.size > 0) await Promise.all(lanes);
		}
	};
}
