import { Worker } from 'node:worker_threads';

/** Reads what a PDF says about itself. */
export interface MarkReader {
	/** The keywords in a PDF's Info; null where it is no PDF, or reading it takes too long or too much memory. */
	keywordsOf: (bytes: Uint8Array) => Promise<string | null>;
	close: () => Promise<void>;
}

/** Milliseconds, the start of the thread included; our own documents take about ten. */
const timeLimit = 10_000;
/** Bytes that a file may grow to while it is unpacked. */
const memoryLimit = 250_000_000;
/** How often its growth is looked at, in milliseconds. */
const watchStep = 50;

/**
 * A reader in a thread of its own: a file that is endless when unpacked ends that thread alone, and the relay goes on
 * serving. One file at a time, so that it is clear which one it was.
 */
export function startMarkReader(): MarkReader {
	let thread: Worker | null = null;
	let last: Promise<unknown> = Promise.resolve();

	async function read(bytes: Uint8Array): Promise<string | null> {
		thread ??= startThread();
		const answer = await ask(thread, bytes);
		if (answer !== 'overrun') return answer.keywords;
		const overrun = thread;
		thread = null;
		await overrun.terminate();
		return null;
	}

	return {
		keywordsOf(bytes) {
			const answer = last.then(() => read(bytes));
			last = answer;
			return answer;
		},
		async close() {
			await last;
			await thread?.terminate();
		}
	};
}

function startThread(): Worker {
	const thread = new Worker(new URL('./mark-thread.ts', import.meta.url));
	thread.unref();
	// `ask` hears of errors while it waits; one that comes later, as the thread is being ended, says nothing new.
	thread.on('error', () => undefined);
	return thread;
}

/** The thread's answer, or that it overran its time or memory or broke down. */
function ask(thread: Worker, bytes: Uint8Array): Promise<{ keywords: string | null } | 'overrun'> {
	const { promise, resolve } = Promise.withResolvers<{ keywords: string | null } | 'overrun'>();
	const onMessage = (keywords: string | null) => resolve({ keywords });
	const onError = () => resolve('overrun');
	const deadline = setTimeout(onError, timeLimit);
	const watch = setInterval(() => {
		void isTooBig(thread).then((tooBig) => tooBig && onError());
	}, watchStep);
	thread.on('message', onMessage).on('error', onError);
	thread.postMessage(bytes);
	return promise.finally(() => {
		clearTimeout(deadline);
		clearInterval(watch);
		thread.off('message', onMessage).off('error', onError);
	});
}

/** Unpacked streams are buffers outside the heap, which `resourceLimits` does not count. */
async function isTooBig(thread: Worker): Promise<boolean> {
	try {
		const { external_memory, used_heap_size } = await thread.getHeapStatistics();
		return external_memory + used_heap_size > memoryLimit;
	} catch {
		return false; // the thread is starting or ending
	}
}
