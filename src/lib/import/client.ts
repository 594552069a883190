import type { Calls, Request, Response } from './protocol.ts';

/** The import worker as seen from the screen. */
export interface Importer {
	/** Asks the worker; `onProgress` gets the share that is written, 0 to 1. Rejects when the worker fails or is closed. */
	call<K extends keyof Calls>(call: K, input: Calls[K][0], onProgress?: (share: number) => void): Promise<Calls[K][1]>;
	/** Asks a run that is under way to stop; it answers whether it could. */
	stop(): void;
	/** Ends the worker and what it is at. Nothing of a run that has not finished will be seen. */
	close(): void;
}

interface Pending {
	resolve: (answer: never) => void;
	reject: (error: Error) => void;
	onProgress?: (share: number) => void;
}

/** Starts the import worker. */
export function createImporter(): Importer {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
	const pending = new Map<number, Pending>();
	let last = 0;

	const rejectAll = (detail: string): void => {
		for (const { reject } of pending.values()) reject(new Error(detail));
		pending.clear();
	};

	worker.addEventListener('message', ({ data }: MessageEvent<Response>) => {
		const waiting = pending.get(data.id);
		switch (data.type) {
			case 'progress':
				return waiting?.onProgress?.(data.share);
			case 'answer':
				pending.delete(data.id);
				return waiting?.resolve(data.answer as never);
			case 'failed':
				pending.delete(data.id);
				return waiting?.reject(new Error(data.detail));
		}
	});
	worker.addEventListener('error', (event) => rejectAll(event.message || 'the import worker could not be started'));

	return {
		call: (call, input, onProgress) =>
			new Promise((resolve, reject) => {
				const id = ++last;
				pending.set(id, { resolve, reject, onProgress });
				worker.postMessage({ id, call, input });
			}),
		stop: () => worker.postMessage({ call: 'stop' } satisfies Request),
		close() {
			worker.terminate();
			rejectAll('closed');
		}
	};
}
