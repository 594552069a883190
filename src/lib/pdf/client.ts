import type { DocumentProblem } from '#domain/document.ts';
import { err, ok, type Result } from '#domain/result.ts';
import {
	versionName,
	type LetterheadVersion,
	type PdfJob,
	type PdfReply,
	type PdfRequest,
	type RenderedDocument
} from './protocol.ts';
import type { RunList } from './run-list.ts';

/** The one worker, the requests that wait for it, and the letterheads it has been given. */
interface Workshop {
	worker: Worker;
	waiting: Map<number, (reply: PdfReply) => void>;
	letterheads: Set<string>;
}

let workshop: Workshop | null = null;
let lastId = 0;

/** Ends a worker that has crashed: what waits for it fails, the next request starts another. */
function close({ worker, waiting }: Workshop, detail: string): void {
	worker.terminate();
	if (workshop?.worker === worker) workshop = null;
	for (const [id, resolve] of waiting) resolve({ type: 'problem', id, problem: { type: 'Failed', detail } });
}

function open(): Workshop {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'pdf' });
	const opened: Workshop = { worker, waiting: new Map(), letterheads: new Set() };
	worker.onmessage = ({ data }: MessageEvent<PdfReply>) => {
		opened.waiting.get(data.id)?.(data);
		opened.waiting.delete(data.id);
	};
	worker.onerror = ({ message }) => close(opened, message || 'the worker stopped');
	worker.onmessageerror = () => close(opened, 'an unreadable reply');
	return opened;
}

const post = ({ worker }: Workshop, request: PdfRequest): void => worker.postMessage(request);

function ask(type: 'render' | 'check', job: PdfJob, letterhead: LetterheadVersion | null): Promise<PdfReply> {
	const shop = (workshop ??= open());
	if (letterhead && !shop.letterheads.has(versionName(letterhead))) {
		post(shop, { type: 'letterhead', letterhead });
		shop.letterheads.add(versionName(letterhead));
	}
	return answerOf(shop, { type, id: ++lastId, job });
}

const answerOf = (shop: Workshop, request: Exclude<PdfRequest, { type: 'letterhead' }>): Promise<PdfReply> =>
	new Promise((resolve) => {
		shop.waiting.set(request.id, resolve);
		post(shop, request);
	});

/** Makes a document in the worker, which is started by the first job. `letterhead` is given when the job's head names one. */
export async function renderInWorker(
	job: PdfJob,
	letterhead: LetterheadVersion | null
): Promise<Result<RenderedDocument, DocumentProblem>> {
	const reply = await ask('render', job, letterhead);
	switch (reply.type) {
		case 'rendered':
			return ok(reply.document);
		case 'problem':
			return err(reply.problem);
		case 'checked':
		case 'listed':
			throw new Error('the worker did not draw what it was to draw');
	}
}

/** Makes a document on a letterhead that changes under the same name, such as one that is being put together. */
export async function renderAnew(
	job: PdfJob,
	letterhead: LetterheadVersion
): Promise<Result<RenderedDocument, DocumentProblem>> {
	workshop?.letterheads.delete(versionName(letterhead));
	return renderInWorker(job, letterhead);
}

/** Checks in the worker all that can keep an invoice from becoming a document; null when nothing does. */
export async function checkInWorker(
	job: PdfJob,
	letterhead: LetterheadVersion | null
): Promise<DocumentProblem | null> {
	const reply = await ask('check', job, letterhead);
	return reply.type === 'problem' ? reply.problem : null;
}

/** Draws the list of a print job in the worker. */
export async function drawListInWorker(list: RunList): Promise<ArrayBuffer> {
	const reply = await answerOf((workshop ??= open()), { type: 'list', id: ++lastId, list });
	if (reply.type !== 'listed') throw new Error('the worker could not draw the list');
	return reply.bytes;
}
