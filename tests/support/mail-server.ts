import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server on this machine that takes mails from one login. */
export interface MailServer {
	port: number;
	/** Envelope recipients of each mail it took. */
	taken: string[][];
	close: () => Promise<void>;
}

/** Starts a mail server with one login. */
export async function startMailServer(user: string, password: string): Promise<MailServer> {
	const taken: string[][] = [];
	const server = new SMTPServer({
		authMethods: ['PLAIN'],
		disabledCommands: ['STARTTLS'],
		allowInsecureAuth: true,
		disableReverseLookup: true,
		closeTimeout: 500,
		onAuth: (auth, _session, callback) =>
			auth.username === user && auth.password === password
				? callback(null, { user })
				: callback(Object.assign(new Error('Wrong login'), { responseCode: 535 })),
		onData(body, { envelope }, callback) {
			body.resume().once('end', () => {
				taken.push(envelope.rcptTo.map(({ address }) => address));
				callback();
			});
		}
	});
	const listener = server.listen(0, '127.0.0.1');
	await once(listener, 'listening');
	const { port } = listener.address() as AddressInfo;
	return { port, taken, close: () => new Promise((resolve) => server.close(resolve)) };
}
