import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import type { Login } from '#domain/mailbox.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { toSessionError, type SessionError } from './session-error.ts';

/** Who logs in, and with what. */
export interface Credentials {
	login: Login;
	user: string;
	password: string;
	/** The access token of a login by OAuth2; asked for a fresh one where the server did not take the first. */
	token?: (which: 'held' | 'fresh') => Promise<string>;
}

/** Why there is nothing to log in with: nobody gave it, the provider took its leave back, or the provider does not answer. */
export type NoCredentials =
	{ type: 'NotSignedIn' } | { type: 'Revoked'; detail: string } | { type: 'NoAnswer'; detail: string };

/** Connects, and upgrades to TLS as the connection's options say. */
export const connect = (connection: SMTPConnection): Promise<Result<void, SessionError>> =>
	step(connection, (done) => connection.connect(done));

/** Logs in where the server asks for it. */
export function logIn(connection: SMTPConnection, credentials: Credentials): Promise<Result<void, SessionError>> {
	const { login, user, password } = credentials;
	switch (login) {
		case 'none':
			return Promise.resolve(ok(undefined));
		case 'password':
			return step(connection, (done) => connection.login({ user, pass: password }, done));
		case 'oauth':
			return byToken(connection, credentials);
	}
}

/** Where the server refuses the token, a fresh one is tried, once: the first may have ended before its time. */
async function byToken(connection: SMTPConnection, credentials: Credentials): Promise<Result<void, SessionError>> {
	const { user, token } = credentials;
	const attempt = (which: 'held' | 'fresh') =>
		step(connection, (done) => connection.login({ user, oauth2: generator(user, token, which) }, done));
	const first = await attempt('held');
	return !first.ok && first.error.type === 'Login' && first.error.reply.code === 535 ? attempt('fresh') : first;
}

/** nodemailer's own SASL XOAUTH2; where the tokens come from is ours. */
const generator = (user: string, token: Credentials['token'], which: 'held' | 'fresh'): XOAuth2 =>
	new XOAuth2({
		user,
		provisionCallback(_user, isAgain, done) {
			if (!token) return done(new Error('There is no access token'));
			token(isAgain ? 'fresh' : which).then(
				(value) => done(null, value),
				(error: Error) => done(error)
			);
		}
	});

/** One step that ends by its callback or by the end of the connection, whichever comes first. */
const step = (
	connection: SMTPConnection,
	run: (done: (error?: Error | null) => void) => void
): Promise<Result<void, SessionError>> =>
	new Promise((resolve) => {
		connection.on('error', (error: Error) => resolve(err(toSessionError(error))));
		connection.once('end', () => resolve(err({ type: 'Unreachable', detail: 'Connection closed' })));
		run((error) => resolve(error ? err(toSessionError(error)) : ok(undefined)));
	});
