import { closeSync, fdatasync, openSync } from 'node:fs';

/** Brings what was written to a file down to the disk, for all who wait at the same time at once. */
export interface Flush {
	/** Notes that something was written that is not on the disk yet. */
	written: () => void;
	/** Resolves once all that was written before is on the disk; at once where it is. */
	done: () => Promise<void>;
	/** Sees to it that what was written gets to the disk before long, with a flush that others wait for or one of its own. */
	soon: () => void;
	close: () => void;
}

/** Milliseconds that what nobody waits for may take to begin its way to the disk. */
const longest = 25;

/**
 * Flushes a file in a thread, so that nothing stands still meanwhile. Who asks while a flush is under way shares the next
 * one: the one under way may have begun too early for him. After one that failed the file is not trusted any more, since
 * the system may have let go of what it could not write and says so only once; `mend` has to bring it all to safety.
 */
export function openFlush(path: string, mend: () => Promise<void>, sync: typeof fdatasync = fdatasync): Flush {
	const file = openSync(path, 'r+');
	let writes = 0;
	let flushed = 0;
	let isBroken = false;
	let running: Promise<void> | null = null;
	let next: Promise<void> | null = null;
	let timer: NodeJS.Timeout | undefined;

	const flush = () =>
		new Promise<void>((resolve, reject) => sync(file, (error) => (error ? reject(error) : resolve())));
	const start = (): Promise<void> => {
		clearTimeout(timer);
		timer = undefined;
		const upTo = writes;
		running = (isBroken ? mend() : flush()).then(
			() => {
				running = null;
				isBroken = false;
				flushed = upTo;
			},
			(error: Error) => {
				running = null;
				isBroken = true;
				throw error;
			}
		);
		return running;
	};
	const startNext = () => {
		next = null;
		return start();
	};
	const done = (): Promise<void> => {
		if (flushed === writes) return Promise.resolve();
		if (running === null && next === null) return start();
		return (next ??= running!.then(startNext, startNext));
	};
	return {
		written: () => writes++,
		done,
		soon() {
			timer ??= setTimeout(() => {
				timer = undefined;
				// Whoever waits for a later flush hears of what goes wrong with this one
				done().catch(() => undefined);
			}, longest);
		},
		close() {
			clearTimeout(timer);
			closeSync(file);
		}
	};
}
