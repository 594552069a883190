import type { Prepared } from './letterhead-worker.ts';

/** Converts an uploaded file in a worker of its own, which ends with its answer; null where the worker fails. */
export function prepareInWorker(file: ArrayBuffer): Promise<Prepared | null> {
	const worker = new Worker(new URL('./letterhead-worker.ts', import.meta.url), { type: 'module', name: 'letterhead' });
	return new Promise<Prepared | null>((resolve) => {
		worker.onmessage = ({ data }: MessageEvent<Prepared | null>) => resolve(data);
		worker.onerror = () => resolve(null);
		worker.postMessage(file);
	}).finally(() => worker.terminate());
}
