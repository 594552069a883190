import { closeSync, fdatasync, openSync } from 'node:fs';

/** Brings what was written to a file down to the disk, for all who wait at the same time at once. */
export interface Flush {
	/** Notes that something was written that is not on the disk yet. */
	written: () => void;
	/** Resolves once all that was written before is on the disk; at once where it is. */
	done: () => Promise<void>;
	close: () => void;
}

/**
 * Flushes a file in a thread, so that nothing stands still meanwhile. Who asks while a flush is under way shares the next
 * one: the one under way may have begun too early for him.
 */
export function openFlush(path: string, sync: typeof fdatasync = fdatasync): Flush {
	const file = openSync(path, 'r+');
	let writes = 0;
	let flushed = 0;
	let running: Promise<void> | null = null;
	let next: Promise<void> | null = null;

	const start = (): Promise<void> => {
		const upTo = writes;
		running = new Promise<void>((resolve, reject) => {
			sync(file, (error) => {
				running = null;
				if (error) return reject(error);
				flushed = upTo;
				resolve();
			});
		});
		return running;
	};
	const startNext = () => {
		next = null;
		return start();
	};
	return {
		written: () => writes++,
		done() {
			if (flushed === writes) return Promise.resolve();
			if (running === null && next === null) return start();
			return (next ??= running!.then(startNext, startNext));
		},
		close: () => closeSync(file)
	};
}
