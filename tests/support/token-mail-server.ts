import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { TokenServer } from './token-server.ts';

/** A provider's mail server: nobody gets in but by an access token that is good now (XOAUTH2). */
export interface TokenMailServer {
	port: number;
	/** Recipients of what it took, in their order. */
	taken: string[];
	/** Called for each mail before it says that it was taken. */
	onTaken: () => void;
	close: () => Promise<void>;
}

/** Starts a mail server that believes the tokens of a token server; a session ends when its token is taken back. */
export async function startTokenMailServer({ tokens }: TokenServer): Promise<TokenMailServer> {
	const refusal = (words: string, responseCode: number) => Object.assign(new Error(words), { responseCode });
	const smtp = new SMTPServer({
		authMethods: ['XOAUTH2'],
		disabledCommands: ['STARTTLS'],
		disableReverseLookup: true,
		closeTimeout: 500,
		onAuth: ({ accessToken = '' }, _session, done) =>
			tokens.has(accessToken) ? done(null, { user: accessToken }) : done(refusal('Token refused', 535)),
		onMailFrom: (_address, { user }, done) =>
			tokens.has(String(user)) ? done() : done(refusal('4.7.0 Session ended', 421)),
		onData: (body, { envelope }, done) =>
			void body.resume().once('end', () => {
				server.taken.push(...envelope.rcptTo.map(({ address }) => address));
				server.onTaken();
				done();
			})
	});
	smtp.listen(0, '127.0.0.1');
	await once(smtp.server, 'listening');
	const server: TokenMailServer = {
		port: (smtp.server.address() as AddressInfo).port,
		taken: [],
		onTaken: () => undefined,
		close: () => new Promise((done) => void smtp.close(() => done()))
	};
	return server;
}
