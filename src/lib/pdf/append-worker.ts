import { appendPages, archivalLoss, type Appended, type ArchivalLoss } from './append.ts';

/** What the worker is asked: to put pages behind a document, or what those pages would cost it. */
export type AppendAsk =
	| { type: 'append'; id: number; first: ArrayBuffer; second: ArrayBuffer }
	| { type: 'check'; id: number; bytes: ArrayBuffer };

/** What it answers. */
export type AppendReply =
	| { type: 'appended'; id: number; document: Appended }
	| { type: 'checked'; id: number; lost: ArchivalLoss[] }
	| { type: 'failed'; id: number };

async function answer(ask: AppendAsk): Promise<AppendReply> {
	const { id } = ask;
	switch (ask.type) {
		case 'append':
			return { type: 'appended', id, document: await appendPages(ask.first, ask.second) };
		case 'check':
			return { type: 'checked', id, lost: await archivalLoss(ask.bytes) };
	}
}

addEventListener('message', ({ data }: MessageEvent<AppendAsk>) => {
	answer(data).then(
		(reply) => postMessage(reply, { transfer: reply.type === 'appended' ? [reply.document.bytes] : [] }),
		() => postMessage({ type: 'failed', id: data.id } satisfies AppendReply)
	);
});
