import { err, type Result } from '#domain/result.ts';
import type { PdfFault, PdfInspector } from './pdf-file.ts';

/** Milliseconds for one file; an ordinary invoice takes about ten. */
const timeLimit = 15_000;

/**
 * An inspector in a thread of its own, one file at a time: a file that is endless when unpacked ends that thread alone,
 * and counts as damaged.
 */
export function startPdfInspector(): { inspect: PdfInspector; close: () => void } {
	let thread: Worker | null = null;
	const close = (): void => {
		thread?.terminate();
		thread = null;
	};
	return {
		async inspect(bytes) {
			thread ??= new Worker(new URL('./pdf-thread.ts', import.meta.url), { type: 'module' });
			const pages = await ask(thread, bytes);
			if (pages) return pages;
			close();
			return err({ type: 'DamagedPdf' });
		},
		close
	};
}

/** The thread's answer, or null where it broke down or took too long. */
async function ask(thread: Worker, bytes: ArrayBuffer): Promise<Result<number, PdfFault> | null> {
	const { promise, resolve } = Promise.withResolvers<Result<number, PdfFault> | null>();
	const done = new AbortController();
	const { signal } = done;
	thread.addEventListener('message', ({ data }: MessageEvent<Result<number, PdfFault>>) => resolve(data), { signal });
	thread.addEventListener('error', () => resolve(null), { signal });
	const deadline = setTimeout(() => resolve(null), timeLimit);
	thread.postMessage(bytes, [bytes]);
	try {
		return await promise;
	} finally {
		clearTimeout(deadline);
		done.abort();
	}
}
