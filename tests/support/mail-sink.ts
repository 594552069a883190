import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { serveMail, type Voice } from './mail-dialogue.ts';
import type { ServerCertificate } from './server-certificate.ts';

/** A moment at which a mail server answers; `body` is within the message. */
export interface Moment {
	step: 'connect' | 'ehlo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'end' | 'rset';
	/** What stands behind the command: an address for `mail` and `rcpt`, the Facturier id of the message for `end`. */
	of: string;
	/** Those it has taken in this transaction. */
	recipients: readonly string[];
}

/** Writes an answer in a way of its own, and tells whether it meant yes. */
export type Manner = (socket: Socket) => boolean | Promise<boolean>;

/** The answer of a test: a reply line, `drop` to break the connection off instead, or null for the usual answer. */
export type Answer = string | null | Manner;

/** A message whose end of data arrived and was not refused. */
export interface Taken {
	/** Its X-Facturier-Id. */
	id: string;
	recipients: string[];
	bytes: Buffer;
}

/** A real SMTP server on a free loopback port, that counts and misbehaves when asked to. */
export interface MailSink {
	port: number;
	taken: Taken[];
	/** All that was asked of it, as `step of`. */
	asked: string[];
	/** Connections open now, and the most at one time. */
	connections: { open: number; most: number };
	close(): Promise<void>;
}

/** How a sink secures connections: from their first byte, or when asked by STARTTLS. Asked for at each one. */
export interface SinkTls {
	from: 'connect' | 'starttls';
	certificate: () => ServerCertificate;
}

/** Starts a sink; `answer` decides at each moment, and may take its time. */
export async function startMailSink(
	answer: (moment: Moment) => Answer | Promise<Answer>,
	tls?: SinkTls
): Promise<MailSink> {
	const sockets = new Set<Socket>();
	const sink = { taken: [] as Taken[], asked: [] as string[], connections: { open: 0, most: 0 } };
	const secured = (socket: Socket): Socket => {
		const wrapped = new TLSSocket(socket, { isServer: true, ...tls!.certificate() });
		return wrapped.on('error', () => socket.destroy());
	};
	const voice: Voice = {
		answer,
		heard: (what) => sink.asked.push(what),
		took: (message) => sink.taken.push(message),
		secured: tls?.from === 'starttls' ? secured : null
	};

	const server = createServer((socket) => {
		sockets.add(socket);
		sink.connections.open++;
		sink.connections.most = Math.max(sink.connections.most, sink.connections.open);
		socket.setNoDelay(true);
		socket.on('error', () => socket.destroy());
		socket.on('close', () => {
			sockets.delete(socket);
			sink.connections.open--;
		});
		void serveMail(tls?.from === 'connect' ? secured(socket) : socket, voice);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		...sink,
		port: (server.address() as AddressInfo).port,
		async close() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		}
	};
}
