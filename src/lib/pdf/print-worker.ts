import type { PrintAsk, PrintReply } from './print-protocol.ts';
import { printRun, type PrintRun } from './print-run.ts';

let run: PrintRun | null = null;

async function answer(ask: PrintAsk): Promise<PrintReply> {
	if (ask.type === 'begin') {
		run = await printRun(ask.sheets, ask.title);
		return { type: 'begun' };
	}
	if (!run) throw new Error('no print job was begun');
	switch (ask.type) {
		case 'add': {
			const added = await run.add(ask.pdf, ask.mark);
			return added.ok ? { type: 'added', pages: added.value } : { type: 'unreadable' };
		}
		case 'finish': {
			const { bytes, pages } = await run.finish();
			return { type: 'finished', bytes: new Uint8Array(bytes).buffer, pages };
		}
	}
}

async function reply(ask: PrintAsk): Promise<void> {
	try {
		const message = await answer(ask);
		postMessage(message, { transfer: message.type === 'finished' ? [message.bytes] : [] });
	} catch (error) {
		postMessage({ type: 'failed', detail: String(error) } satisfies PrintReply);
	}
}

addEventListener('message', ({ data }: MessageEvent<PrintAsk>) => void reply(data));
