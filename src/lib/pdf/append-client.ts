import { err, ok, type Result } from '#domain/result.ts';
import type { Appended, ArchivalLoss } from './append.ts';
import type { AppendAsk, AppendReply } from './append-worker.ts';

export type { ArchivalLoss } from './append.ts';

/** The one worker and the requests that wait for it. */
let workshop: { worker: Worker; waiting: Map<number, (reply: AppendReply) => void> } | null = null;
let lastId = 0;

function open(): NonNullable<typeof workshop> {
	const worker = new Worker(new URL('./append-worker.ts', import.meta.url), { type: 'module', name: 'append' });
	const opened = { worker, waiting: new Map<number, (reply: AppendReply) => void>() };
	worker.onmessage = ({ data }: MessageEvent<AppendReply>) => {
		opened.waiting.get(data.id)?.(data);
		opened.waiting.delete(data.id);
	};
	worker.onerror = () => {
		workshop = null;
		worker.terminate();
		for (const [id, resolve] of opened.waiting) resolve({ type: 'failed', id });
	};
	return opened;
}

function ask(question: (id: number) => AppendAsk): Promise<AppendReply> {
	const shop = (workshop ??= open());
	const id = ++lastId;
	return new Promise((resolve) => {
		shop.waiting.set(id, resolve);
		shop.worker.postMessage(question(id));
	});
}

/** Puts the pages of a second PDF behind those of a first, in a worker that is started by the first of them. */
export async function appendInWorker(
	first: ArrayBuffer,
	second: ArrayBuffer
): Promise<Result<Appended, { type: 'Unreadable' }>> {
	const reply = await ask((id) => ({ type: 'append', id, first, second }));
	return reply.type === 'appended' ? ok(reply.document) : err({ type: 'Unreadable' });
}

/** Why the pages of a PDF would end a document's being an archive PDF; nothing where they would not. */
export async function checkArchival(bytes: ArrayBuffer): Promise<ArchivalLoss[]> {
	const reply = await ask((id) => ({ type: 'check', id, bytes }));
	return reply.type === 'checked' ? reply.lost : ['locked'];
}
