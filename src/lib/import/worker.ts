import { startPdfInspector } from './pdf-inspector.ts';
import type { Request, Response } from './protocol.ts';
import { createSession } from './session.ts';

const session = createSession(startPdfInspector().inspect);

const say = (response: Response): void => postMessage(response);

addEventListener('message', ({ data }: MessageEvent<Request>) => {
	if (data.call === 'stop') session.stop();
	else void answer(data);
});

async function answer(request: Exclude<Request, { call: 'stop' }>): Promise<void> {
	const { id, call, input } = request;
	const onProgress = (share: number): void => say({ type: 'progress', id, share });
	try {
		say({ type: 'answer', id, answer: await session[call](input as never, onProgress) });
	} catch (error) {
		say({ type: 'failed', id, detail: error instanceof Error ? error.message : String(error) });
	}
}
