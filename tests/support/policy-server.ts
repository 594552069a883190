import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Who decides about each recipient that a Postfix is told of. */
export interface PolicyServer {
	port: number;
	/** Who was refused so far. */
	refused: ReadonlySet<string>;
	close: () => Promise<void>;
}

/** Starts a policy server that greylists: it defers whoever is called `grey` the first time, and nobody else. */
export async function startGreylisting(): Promise<PolicyServer> {
	const refused = new Set<string>();
	const sockets = new Set<Socket>();
	function answerTo(request: string): string {
		const recipient = /^recipient=(.*)$/m.exec(request)?.[1] ?? '';
		if (!recipient.startsWith('grey') || refused.has(recipient)) return 'DUNNO';
		refused.add(recipient);
		return 'DEFER_IF_PERMIT 4.2.0 Greylisted, come again';
	}
	const server = createServer((socket) => {
		let held = '';
		sockets.add(socket);
		socket.on('error', () => socket.destroy());
		socket.setEncoding('utf8').on('data', (text: string) => {
			held += text;
			for (let end = held.indexOf('\n\n'); end >= 0; end = held.indexOf('\n\n')) {
				socket.write(`action=${answerTo(held.slice(0, end))}\n\n`);
				held = held.slice(end + 2);
			}
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		port: (server.address() as AddressInfo).port,
		refused,
		async close() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		}
	};
}
