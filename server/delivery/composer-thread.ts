import { parentPort } from 'node:worker_threads';
import { err } from '#domain/result.ts';
import { checkAttachments } from '#server/queue/mime.ts';
import { compose } from './compose.ts';
import type { Built, Order } from './composer.ts';

function build({ letter, attachments, at }: Order): Built {
	try {
		const checked = checkAttachments(letter, attachments);
		return checked.ok ? compose(letter, attachments, at) : checked;
	} catch (error) {
		const why = error instanceof Error ? error.message : '';
		return err({ type: 'Damaged', detail: `it cannot be built: ${why}` });
	}
}

parentPort?.on('message', ({ order, ...rest }: Order & { order: number }) => {
	const built = build(rest);
	parentPort?.postMessage({ order, built }, built.ok ? [built.value.bytes.buffer as ArrayBuffer] : []);
});
