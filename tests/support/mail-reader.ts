import type { Socket } from 'node:net';

/** Reads what an SMTP client sends, piece by piece. Null once the connection has ended. */
export interface MailReader {
	/** The next line without its end. */
	line(): Promise<string | null>;
	/** Resolves once there is something to read, or the connection has ended. */
	some(): Promise<void>;
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
		let seen = 0;
		for (;;) {
			const at = held.indexOf(end, Math.max(0, seen - end.length));
			if (at >= 0) {
				const found = held.subarray(0, at);
				held = held.subarray(at + end.length);
				return found;
			}
			if (ended) return null;
			seen = held.length;
			await arrived.promise;
		}
	}

	return {
		line: async () => (await until('\r\n'))?.toString('utf8') ?? null,
		some: async () => {
			while (!ended && held.length === 0) await arrived.promise;
		},
		data: async () => {
			const stuffed = await until('\r\n.\r\n');
			return stuffed && Buffer.from(stuffed.toString('latin1').replaceAll('\r\n..', '\r\n.'), 'latin1');
		}
	};
}
