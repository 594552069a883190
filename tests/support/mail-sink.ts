import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { mailReader } from './mail-reader.ts';

/** A moment at which a mail server answers. `recipients` are those it has taken in this transaction. */
export interface Moment {
	step: 'connect' | 'ehlo' | 'auth' | 'mail' | 'rcpt' | 'data' | 'end';
	/** What stands behind the command: an address for `mail` and `rcpt`, the Facturier id of the message for `end`. */
	of: string;
	recipients: readonly string[];
}

/** The answer of a test: a reply line, `drop` to break the connection off instead, or null for the usual answer. */
export type Answer = string | null;

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

const usual: Record<Moment['step'], string> = {
	connect: '220 sink ESMTP',
	ehlo: '250-sink\r\n250-PIPELINING\r\n250-SIZE 30000000\r\n250-AUTH PLAIN\r\n250 8BITMIME',
	auth: '235 2.7.0 Welcome',
	mail: '250 2.1.0 OK',
	rcpt: '250 2.1.5 OK',
	data: '354 Go ahead',
	end: '250 2.0.0 Taken'
};

/** Starts a sink; `answer` decides at each moment, and may take its time. */
export async function startMailSink(answer: (moment: Moment) => Answer | Promise<Answer>): Promise<MailSink> {
	const sockets = new Set<Socket>();
	const sink = { taken: [] as Taken[], asked: [] as string[], connections: { open: 0, most: 0 } };

	async function say(socket: Socket, moment: Moment): Promise<boolean> {
		sink.asked.push(`${moment.step} ${moment.of}`.trim());
		const reply = (await answer(moment)) ?? usual[moment.step];
		if (reply === 'drop') socket.destroy();
		else if (!socket.destroyed) socket.write(`${reply}\r\n`);
		return reply.startsWith('2') || reply.startsWith('3') || (reply === 'drop' && moment.step === 'end');
	}

	async function serve(socket: Socket): Promise<void> {
		const read = mailReader(socket);
		let recipients: string[] = [];
		await say(socket, { step: 'connect', of: '', recipients });
		for (let line = await read.line(); line !== null && !socket.destroyed; line = await read.line()) {
			const [, verb = '', rest = ''] = /^(\w+)(?: (.*))?$/.exec(line) ?? [];
			const address = /<([^>]*)>/.exec(rest)?.[1] ?? '';
			switch (verb.toUpperCase()) {
				case 'EHLO':
					await say(socket, { step: 'ehlo', of: '', recipients });
					break;
				case 'AUTH':
					await say(socket, { step: 'auth', of: '', recipients });
					break;
				case 'MAIL':
					recipients = [];
					await say(socket, { step: 'mail', of: address, recipients });
					break;
				case 'RCPT':
					if (await say(socket, { step: 'rcpt', of: address, recipients })) recipients = [...recipients, address];
					break;
				case 'DATA': {
					if (recipients.length === 0) {
						socket.write('554 5.5.1 No valid recipients\r\n');
						break;
					}
					if (!(await say(socket, { step: 'data', of: '', recipients }))) break;
					const bytes = await read.data();
					if (bytes === null) return;
					const id = /^X-Facturier-Id: (\S+)/im.exec(bytes.toString('latin1'))?.[1] ?? '';
					if (await say(socket, { step: 'end', of: id, recipients })) sink.taken.push({ id, recipients, bytes });
					break;
				}
				case 'RSET':
					recipients = [];
					socket.write('250 2.0.0 OK\r\n');
					break;
				case 'QUIT':
					socket.end('221 2.0.0 Bye\r\n');
					break;
				default:
					socket.write('502 5.5.2 Unknown\r\n');
			}
		}
	}

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
		void serve(socket);
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
