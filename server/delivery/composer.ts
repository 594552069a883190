import { Worker } from 'node:worker_threads';
import type { Result } from '#domain/result.ts';
import type { Damage, Mime } from '#server/queue/mime.ts';
import type { BadAddress, Letter } from './compose.ts';

/** What a mail is built from, as `compose` takes it. */
export interface Order {
	letter: Letter;
	attachments: readonly Uint8Array[];
	at: string;
}

/** Why no mail can be made of a message, now or later. */
export type NotBuilt = BadAddress | Damage;

/** What came of an order. */
export type Built = Result<Mime, NotBuilt>;

/** Builds mails beside all else that the relay does. */
export interface Composer {
	/** The attachments' bytes go with the order: they cannot be read here afterwards. */
	build: (order: Order) => Promise<Built>;
	close: () => Promise<void>;
}

/** A composer in a thread of its own: encoding and hashing a large mail would make every other one wait. `code` runs in it. */
export function startComposer(code = new URL('./composer-thread.ts', import.meta.url)): Composer {
	const waiting = new Map<number, PromiseWithResolvers<Built>>();
	let orders = 0;
	let thread: Worker | null = start();

	function start(): Worker {
		const started = new Worker(code);
		started.on('message', ({ order, built }: { order: number; built: Built }) => {
			waiting.get(order)?.resolve(built);
			waiting.delete(order);
			if (waiting.size === 0) started.unref();
		});
		let reason = new Error('the thread that builds mails has ended');
		started.on('error', (error: Error) => (reason = error));
		// Also without an error: who waits for it would wait for ever
		started.on('exit', () => {
			thread = null;
			for (const { reject } of waiting.values()) reject(reason);
			waiting.clear();
		});
		// Only while it builds does it keep the process alive; to listen would do so too, so this comes last
		started.unref();
		return started;
	}

	return {
		async build({ letter, attachments, at }) {
			thread ??= start();
			const built = Promise.withResolvers<Built>();
			const order = ++orders;
			const files = [...new Set(attachments.map(({ buffer }) => buffer as ArrayBuffer))];
			thread.postMessage({ order, letter: letterOf(letter), attachments, at }, files);
			waiting.set(order, built);
			thread.ref();
			return built.promise;
		},
		close: async () => void (await thread?.terminate())
	};
}

/** No more of a message than its mail is made from. */
const letterOf = ({ id, from, replyTo, recipients, subject, text, html, attachments }: Letter): Letter => ({
	...{ id, from, replyTo, recipients, subject, text, html, attachments }
});
