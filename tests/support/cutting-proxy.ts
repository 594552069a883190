import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What befalls one request on its way: it never arrives; it arrives and its reply is lost; or something on the way
 * answers in the relay's place.
 */
export type Cut =
	| { type: 'request-lost' }
	| { type: 'reply-lost' }
	| { type: 'intercepted'; status: number; kind: string; body: string };

/** A line between app and relay that breaks once, at the request that it is told. */
export interface CuttingProxy {
	url: string;
	/** Lets the request after `passing` others meet its cut; all later ones pass. */
	cutAfter: (passing: number, cut: Cut) => void;
	/** Called once the cut has happened, before the client learns of it. */
	onCut: () => void | Promise<void>;
	/** Whether the cut is still to come. */
	isArmed: () => boolean;
	close: () => Promise<void>;
}

/** Starts a proxy to a relay, on any free port. */
export async function startCuttingProxy(relayUrl: string): Promise<CuttingProxy> {
	let armed: { left: number; cut: Cut } | null = null;
	const proxy: CuttingProxy = {
		url: '',
		cutAfter: (passing, cut) => (armed = { left: passing, cut }),
		onCut: () => undefined,
		isArmed: () => armed !== null,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
	/** The cut that the next request meets, or null. */
	const takeCut = (): Cut | null => {
		if (!armed) return null;
		armed.left -= 1;
		if (armed.left >= 0) return null;
		const { cut } = armed;
		armed = null;
		return cut;
	};
	const server = createServer((asked, answer) => void handle(asked, answer));
	async function handle(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
		const cut = asked.url?.startsWith('/api/') ? takeCut() : null;
		if (cut?.type === 'intercepted') {
			asked.resume();
			await once(asked, 'end');
			await proxy.onCut();
			answer.writeHead(cut.status, { 'content-type': cut.kind, location: '/login' }).end(cut.body);
		} else if (cut?.type === 'request-lost') {
			await proxy.onCut();
			asked.destroy();
		} else {
			await forward(relayUrl, asked, answer, cut ? () => proxy.onCut() : null);
		}
	}
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	proxy.url = `http://localhost:${(server.address() as AddressInfo).port}`;
	return proxy;
}

/** Passes a request on; with `onLost` the relay answers in full, but nobody hears it. */
async function forward(
	relayUrl: string,
	asked: IncomingMessage,
	answer: ServerResponse,
	onLost: (() => void | Promise<void>) | null
): Promise<void> {
	const { host: _, ...headers } = asked.headers;
	const { host, origin } = new URL(relayUrl);
	const onward = request(new URL(asked.url ?? '/', relayUrl), {
		method: asked.method,
		headers: { ...headers, host, ...(headers.origin ? { origin } : {}) }
	});
	asked.pipe(onward);
	try {
		const [reply] = (await once(onward, 'response')) as [IncomingMessage];
		if (onLost) {
			for await (const _chunk of reply);
			await onLost();
			answer.destroy();
		} else {
			answer.writeHead(reply.statusCode ?? 502, reply.headers);
			reply.pipe(answer);
		}
	} catch {
		answer.destroy();
	}
}
