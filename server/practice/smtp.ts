import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Readable } from 'node:stream';

/** The login that this start of the practice server takes, and where it listens. */
export interface PracticeServer {
	port: number;
	close: () => Promise<void>;
}

/** A mail as the server takes it. */
export interface TakenMail {
	from: string;
	recipients: string[];
	body: Readable;
}

/** Bytes of the largest mail. */
const mailLimit = 100_000_000;

/**
 * A mail server on this machine alone, on any free port, that takes mails from one login and sends nothing on.
 * `take` ends when the mail is on disk; only then does the server answer that it has it.
 */
export async function startPracticeServer(
	login: { user: string; password: string },
	take: (mail: TakenMail) => Promise<void>,
	onError: (error: Error) => void
): Promise<PracticeServer> {
	const server = new SMTPServer({
		name: 'practice.invalid',
		banner: 'Facturier practice mailbox',
		size: mailLimit,
		authMethods: ['PLAIN', 'LOGIN'],
		disabledCommands: ['STARTTLS'],
		allowInsecureAuth: true,
		disableReverseLookup: true,
		closeTimeout: 1_000,
		onAuth({ username, password }, _session, callback) {
			if (username === login.user && password === login.password) return callback(null, { user: username });
			callback(new Error('wrong login'));
		},
		onData(body, { envelope }, callback) {
			const from = envelope.mailFrom ? envelope.mailFrom.address : '';
			const recipients = envelope.rcptTo.map(({ address }) => address);
			take({ from, recipients, body }).then(
				() => callback(null, 'Kept for practice, sent to nobody'),
				(error: Error) => {
					onError(error);
					body.resume();
					callback(Object.assign(new Error('Cannot be kept now'), { responseCode: 451 }));
				}
			);
		}
	});
	server.on('error', onError);
	const listener = server.listen(0, '127.0.0.1');
	await once(listener, 'listening');
	const { port } = listener.address() as AddressInfo;
	return { port, close: () => new Promise((resolve) => server.close(resolve)) };
}
