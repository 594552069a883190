import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Login, Security } from '#domain/mailbox.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { exchange, type Envelope, type Exchange, type Leave } from './exchange.ts';
import { reach, type Guard } from './reach.ts';
import { toSessionError, type SessionError } from './session-error.ts';
import { createTranscript, type Transcript } from './transcript.ts';
import { createWatchdog, type Watchdog } from './watchdog.ts';

/** A mail server and how to log in there. */
export interface Target {
	host: string;
	port: number;
	security: Security;
	login: Login;
	user: string;
	password: string;
	/** SHA-256 of the certificate to accept, in hex, or empty for a public chain. */
	pin: string;
}

/** Milliseconds to connect and be greeted, and to wait for any answer. */
export interface Timeouts {
	connect: number;
	reply: number;
}

/** A connection to a mail server, logged in. */
export interface Session {
	/** Sends one message; never throws and never retries. `leave` is asked before the end of the body goes out. */
	send(envelope: Envelope, bytes: Uint8Array, leave: Leave): Promise<Exchange>;
	/** Whether the server takes addresses in other letters than ASCII (SMTPUTF8, RFC 6531). */
	takesUtf8(): boolean;
	/** Whether it can take another message. */
	isOpen(): boolean;
	/** Says goodbye where there is still somebody to say it to. */
	close(): void;
}

/** Connects to the checked address of a server, checks its certificate and logs in. An abort breaks the connection off. */
export async function openSession(
	target: Target,
	guard: Guard,
	timeouts: Timeouts,
	signal?: AbortSignal
): Promise<Result<Session, SessionError>> {
	const reached = await reach(target.host, target.port, guard);
	if (!reached.ok) return reached;
	if (signal?.aborted) return err({ type: 'Unreachable', detail: 'Broken off' });
	// Destroyed, not closed: what still waits in the socket must not leave after it was given up.
	const watchdog = createWatchdog(timeouts.reply, () => {
		if (connection._socket) connection._socket.destroy(new Error('No answer in time'));
	});
	const transcript = createTranscript(watchdog.progress);
	const connection = new SMTPConnection(optionsOf(target, reached.value, timeouts, transcript));
	const breakOff = () => connection.close();
	signal?.addEventListener('abort', breakOff);
	connection.once('end', () => {
		signal?.removeEventListener('abort', breakOff);
		watchdog.rest();
	});
	const opened = await open(connection, target);
	watchdog.rest();
	if (!opened.ok) {
		connection.close();
		return opened;
	}
	return ok(sessionOn(connection, { transcript, watchdog }));
}

const optionsOf = (
	target: Target,
	address: string,
	timeouts: Timeouts,
	transcript: Transcript
): SMTPConnectionOptions => ({
	host: address,
	...serverName(target.host),
	port: target.port,
	secure: target.security === 'tls',
	requireTLS: target.security === 'starttls',
	ignoreTLS: target.security === 'none',
	// A pinned certificate is compared in `checkPin`, before anything but EHLO is said.
	tls: { ...serverName(target.host), rejectUnauthorized: target.pin === '' },
	connectionTimeout: timeouts.connect,
	greetingTimeout: timeouts.connect,
	socketTimeout: timeouts.reply,
	transactionLog: true,
	logger: transcript.logger
});

/** A name is asked for by name; an address is compared as such (RFC 6066, 3, has no addresses). */
const serverName = (host: string) => (isIP(host) ? {} : { servername: host });

async function open(connection: SMTPConnection, target: Target): Promise<Result<void, SessionError>> {
	const connected = await step(connection, (done) => connection.connect(done));
	if (!connected.ok) return connected;
	const pinned = checkPin(connection, target.pin);
	if (!pinned.ok || target.login === 'none') return pinned;
	return step(connection, (done) => connection.login({ user: target.user, pass: target.password }, done));
}

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

function checkPin(connection: SMTPConnection, pin: string): Result<void, SessionError> {
	if (pin === '') return ok(undefined);
	const socket = connection._socket;
	if (!(socket instanceof TLSSocket))
		return err({ type: 'Tls', detail: 'A certificate is pinned, but there is no TLS' });
	const fingerprint = socket.getPeerCertificate().fingerprint256?.replaceAll(':', '').toLowerCase() ?? '';
	if (fingerprint === pin) return ok(undefined);
	return err({ type: 'Certificate', detail: 'The certificate is not the pinned one', fingerprint });
}

/** Ends a transaction whose envelope was refused, so that the next one can begin. */
const reset = (connection: SMTPConnection): Promise<boolean> =>
	new Promise((resolve) => {
		const giveUp = () => resolve(false);
		connection.once('end', giveUp);
		connection.reset((error) => {
			connection.off('end', giveUp);
			resolve(!error);
		});
	});

function sessionOn(connection: SMTPConnection, watch: { transcript: Transcript; watchdog: Watchdog }): Session {
	let isOpen = true;
	let ready = Promise.resolve(true);
	connection.once('end', () => (isOpen = false));
	connection.on('error', () => (isOpen = false));

	const destroy = () => {
		isOpen = false;
		connection.close();
	};
	return {
		takesUtf8: watch.transcript.takesUtf8,
		isOpen: () => isOpen,
		async send(envelope, bytes, leave) {
			if (!(await ready)) destroy();
			const result = await exchange(connection, watch, envelope, bytes, leave);
			if (result.ending.type === 'Lost' || (result.end && !result.handedOver)) destroy();
			// What came of this message need not wait for the server to be ready for the next one.
			if (result.ending.type === 'Answered' && !result.end && isOpen) ready = reset(connection);
			return result;
		},
		close() {
			if (isOpen) connection.quit();
			isOpen = false;
		}
	};
}
