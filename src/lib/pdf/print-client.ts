import { err, ok, type Result } from '#domain/result.ts';
import type { PrintAsk, PrintReply } from './print-protocol.ts';
import type { Sheets } from './print-run.ts';

/** A print job that is put together in a worker of its own. Each question waits for the one before. */
export interface PrintJob {
	/** Adds all pages of a PDF, with a light word at their head where `mark` is one; answers how many. */
	add(pdf: ArrayBuffer, mark: string): Promise<Result<number, { type: 'Unreadable' }>>;
	/** The job as one PDF, with the number of its pages, blank ones included. */
	finish(): Promise<{ bytes: ArrayBuffer; pages: number }>;
	/** Ends the worker; to be called however the job ended. */
	close(): void;
}

/** Begins a print job. */
export async function openPrintJob(sheets: Sheets, title: string): Promise<PrintJob> {
	const worker = new Worker(new URL('./print-worker.ts', import.meta.url), { type: 'module', name: 'print' });
	await ask(worker, { type: 'begin', sheets, title });
	return {
		async add(pdf, mark) {
			const reply = await ask(worker, { type: 'add', pdf, mark });
			return reply.type === 'added' ? ok(reply.pages) : err({ type: 'Unreadable' });
		},
		async finish() {
			const reply = await ask(worker, { type: 'finish' });
			if (reply.type !== 'finished') throw new Error(`the print worker answered ${reply.type}`);
			return { bytes: reply.bytes, pages: reply.pages };
		},
		close: () => worker.terminate()
	};
}

function ask(worker: Worker, question: PrintAsk): Promise<PrintReply> {
	return new Promise((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<PrintReply>) =>
			data.type === 'failed' ? reject(new Error(data.detail)) : resolve(data);
		worker.onerror = ({ message }) => reject(new Error(message || 'the print worker stopped'));
		worker.postMessage(question, question.type === 'add' ? [question.pdf] : []);
	});
}
