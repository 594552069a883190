import type { Socket } from 'node:net';

/** Reads what an SMTP client sends, piece by piece. Null once the connection has ended. */
export interface MailReader {
	/** The next line without its end. */
	line(): Promise<string | null>;
	/** The message up to its end of data, dots unstuffed. */
	data(): Promise<Buffer | null>;
}

/** Reads from a socket, in order, whatever the pieces in which the bytes come. */
export function mailReader(socket: Socket): MailReader {
	let held = Buffer.alloc(0);
	let ended = false;
	let arrived = Promise.withResolvers<void>();
	const tell = () => {
		arrived.resolve();
		arrived = Promise.withResolvers();
	};
	socket.on('data', (piece) => {
		held = Buffer.concat([held, Buffer.from(piece)]);
		tell();
	});
	socket.on('close', () => {
		ended = true;
		tell();
	});

	async function until(end: string): Promise<Buffer | null> {
		for (let at = held.indexOf(end); ; at = held.indexOf(end)) {
			if (at >= 0) {
				const found = held.subarray(0, at);
				held = held.subarray(at + end.length);
				return found;
			}
			if (ended) return null;
			await arrived.promise;
		}
	}

	return {
		line: async () => (await until('\r\n'))?.toString('utf8') ?? null,
		data: async () => {
			const stuffed = await until('\r\n.\r\n');
			return stuffed && Buffer.from(stuffed.toString('latin1').replaceAll('\r\n..', '\r\n.'), 'latin1');
		}
	};
}
