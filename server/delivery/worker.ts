import { setTimeout as wait } from 'node:timers/promises';
import { leaseTime, renewLease } from '#server/queue/attempts.ts';
import { readiness } from '#server/queue/readiness.ts';
import { recoverAttempts } from '#server/queue/recovery.ts';
import { endStrangeWaits } from '#server/queue/waits.ts';
import { longestWait } from './backoff.ts';
import { watchClock } from './clock-watch.ts';
import { createCrews } from './crews.ts';
import type { Delivery } from './delivery.ts';

/** The part of the relay that sends. */
export interface Worker {
	/** Settles what the last run left open and begins to send. */
	start(): Promise<void>;
	/** Looks for work at once: after a seal, a resumed mailbox, a decision to send again. */
	wake(): void;
	/** Whether it looks for work as it should, and nothing keeps it from sending. */
	isTurning(): boolean;
	/** Lets running transactions end, for as many milliseconds at most; then breaks them off. Nothing runs afterwards. */
	stop(limit: number): Promise<void>;
}

/** Milliseconds after which the worker looks for work without being woken, in case the clock was set. */
const longestRest = 30_000;
/** Milliseconds until a worker that failed begins afresh, and until it looks again at a full disk. */
const restAfterFailure = 5_000;

/** Makes the worker. There is one per database: it ends whatever it finds open when it starts. */
export function createWorker(delivery: Delivery): Worker {
	const { store, clock, log } = delivery;
	const lease = delivery.newId();
	const stop = new AbortController();
	const breakOff = new AbortController();
	let alarm = Promise.withResolvers<void>();
	let failed = false;
	let lookedAt = -Infinity;
	let running: Promise<void> = Promise.resolve();

	const wasSetBack = watchClock(clock);

	const wake = () => alarm.resolve();
	const crews = createCrews(delivery, {
		lease,
		stop: stop.signal,
		breakOff: breakOff.signal,
		ended: wake,
		failed(error) {
			failed = true;
			log.error({ err: error }, 'worker.failed');
		}
	});

	async function recover(): Promise<void> {
		const found = await recoverAttempts(store, clock());
		if (found.claimed + found.armed > 0) log.warn(found, 'worker.recovered');
		await endStrangeWaits(store, clock(), longestWait);
	}

	/** Puts lanes to work where something is due; milliseconds until something else is. */
	async function look(): Promise<number> {
		lookedAt = performance.now();
		const now = clock();
		if (wasSetBack()) await endStrangeWaits(store, now, longestWait);
		if (!(await delivery.hasRoom())) {
			log.warn('disk.full');
			return restAfterFailure;
		}
		const waiting = await readiness(store, now);
		for (const { mailboxId, dueAt } of waiting) if (dueAt <= now) crews.reinforce(mailboxId);
		const rests = waiting.map(({ dueAt }) => Date.parse(dueAt) - Date.parse(now));
		return Math.min(longestRest, ...rests.filter((rest) => rest > 0));
	}

	/** What failed is treated like a crash: all lanes end, and what they left open is settled as at a start. */
	async function beginAfresh(): Promise<void> {
		await crews.finished();
		await wait(restAfterFailure, undefined, { signal: stop.signal });
		await recover();
		failed = false;
	}

	async function run(): Promise<void> {
		while (!stop.signal.aborted) {
			alarm = Promise.withResolvers();
			try {
				if (failed) await beginAfresh();
				await rest(await look(), alarm.promise);
			} catch (error) {
				if (stop.signal.aborted) return;
				failed = true;
				log.error({ err: error }, 'worker.failed');
			}
		}
	}

	let renewing: NodeJS.Timeout;
	const renew = () => {
		renewLease(store, lease, clock()).catch((error: unknown) => log.error({ err: error }, 'lease.failed'));
	};
	return {
		wake,
		isTurning: () => !failed && performance.now() - lookedAt < 2 * longestRest,
		async start() {
			await recover();
			renewing = setInterval(renew, leaseTime / 3);
			running = run();
		},
		async stop(limit) {
			const timer = setTimeout(() => breakOff.abort(), limit);
			stop.abort();
			wake();
			await running;
			await crews.finished();
			clearTimeout(timer);
			clearInterval(renewing);
		}
	};
}

/** Waits so many milliseconds, or until the alarm goes. */
async function rest(milliseconds: number, alarm: Promise<void>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const end = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
	await Promise.race([alarm, end]);
	clearTimeout(timer);
}
