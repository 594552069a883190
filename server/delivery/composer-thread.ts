import { parentPort } from 'node:worker_threads';
import { compose } from './compose.ts';
import type { Built, Order } from './composer.ts';

function build({ letter, attachments, at }: Order): Built {
	try {
		return compose(letter, attachments, at);
	} catch (error) {
		return { ok: false, error: { type: 'NotBuilt', detail: error instanceof Error ? error.message : '' } };
	}
}

parentPort?.on('message', ({ order, ...rest }: Order & { order: number }) => {
	const built = build(rest);
	parentPort?.postMessage({ order, built }, built.ok ? [built.value.bytes.buffer as ArrayBuffer] : []);
});
